import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import { type SavedPlan, writePlanFile } from '@tablecloth/shared/seating/plan-file.ts'
import { expect, PHONE, test } from './house.ts'

const count = (page: Page, name: string) => page.getByRole('spinbutton', { name })
const submit = (page: Page) => page.getByRole('button', { name: 'Plan the rounds' })
const result = (page: Page) => page.getByRole('region', { name: /^The plan/ })
const list = (page: Page) => page.getByLabel('People, one a line')

async function planNumbers(page: Page, people: number, tables: number, rounds: number): Promise<void> {
  await count(page, 'People').fill(String(people))
  await count(page, 'Tables').fill(String(tables))
  await count(page, 'Rounds').fill(String(rounds))
  await submit(page).click()
  await expect(result(page).getByRole('heading', { name: 'The plan', exact: true })).toBeFocused()
}

async function fillList(page: Page, lines: readonly string[]): Promise<void> {
  await page.getByText('A list of people').click()
  await list(page).fill(lines.join('\n'))
}

async function savedFile(page: Page): Promise<{ text: string; plan: SavedPlan }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  return { text, plan: JSON.parse(text) }
}

async function open(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Open a saved plan')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** The seats as a table of people and rounds, cell by cell. */
const seatsOn = async (page: Page): Promise<string[]> => {
  await result(page).getByText('Read as a table').click()
  return result(page).getByRole('table').getByRole('row').allInnerTexts()
}

const WISHES = [
  'name,organisation,languages,hosts,from,until,apart,together',
  'Wren,Harbour,en; ar,1,,,,',
  'Plover,Harbour,en,2,,,,',
  'Heron,Harbour,ar,,2,,Teal,',
  'Teal,Quay,en; es,,,,,Curlew',
  'Curlew,Quay,es,,,2,,',
  'Dunlin,Quay,en,,,,,',
  'أمل,Pier,ar,,,,,',
  'Rook,Pier,en; ar,,,,,',
  'Finch,Pier,en; es,,,,,',
]

test('[EE100] from numbers to a plan, another one, and a file that opens again', async ({ house }) => {
  const page = await house.person('somebody with a room and a date')
  await page.goto('/')
  await page.getByRole('link', { name: 'Plan a rotation without a café' }).click()
  await expect(page).toHaveTitle('Plan a rotation · Tablecloth')
  await expect(page.getByRole('heading', { name: 'Before there is a café' })).toBeVisible()
  await house.expectAccessible(page)

  await planNumbers(page, 25, 6, 4)
  await expect(result(page)).toContainText('Nobody meets twice. Nobody can do better.')
  await house.expectAccessible(page)
  const first = await seatsOn(page)
  expect(first).toHaveLength(26)
  await house.expectAccessible(page)

  await page.getByRole('button', { name: 'Plan it another way' }).click()
  await expect(count(page, 'Number of the plan')).toHaveValue('2')
  await expect.poll(() => seatsOn(page)).not.toEqual(first)
  const second = await seatsOn(page)
  const { text, plan } = await savedFile(page)
  expect(plan.request.seed).toBe(2)

  await count(page, 'Number of the plan').fill('1')
  await submit(page).click()
  await expect.poll(() => seatsOn(page)).toEqual(first)
  await open(page, 'tuesday.json', text)
  await expect(page.getByRole('heading', { name: /tuesday\.json/ })).toBeFocused()
  expect(await seatsOn(page)).toEqual(second)
  await expect(result(page)).toContainText('Nobody meets twice. Nobody can do better.')
  expect((await savedFile(page)).text).toBe(text)
})

test('[EE100] wishes are saved or left out, as whoever planned decides', { tag: '@long' }, async ({ house }) => {
  const page = await house.person('an organiser who was told things')
  await page.goto('/plan')
  await fillList(page, WISHES)
  await count(page, 'Tables').fill('2')
  await submit(page).click()
  await expect(result(page)).toContainText('what people wished')
  const { plan } = await savedFile(page)
  expect(plan.request.keepApart).toHaveLength(1)
  await page.getByLabel('Leave the wishes out').check()
  const bare = await savedFile(page)
  expect(bare.text).not.toMatch(/keep|language|affiliation|Harbour|"es"/)
  expect(bare.plan.rounds).toEqual(plan.rounds)
  await open(page, 'for-everyone.json', bare.text)
  await expect(page.getByRole('heading', { name: /for-everyone\.json/ })).toBeFocused()
  await expect(result(page)).toContainText('What people wished was left out of this file.')
  await expect(page.getByRole('button', { name: 'Plan it another way' })).toHaveCount(0)
  await house.expectAccessible(page)
})

test('[EE101] a list is mended where its rows say, and planned, by keyboard alone', { tag: '@long' }, async ({
  house,
}) => {
  const page = await house.person('somebody who works by keyboard')
  await page.goto('/plan')
  const reach = async (target: ReturnType<Page['locator']>) => {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('sixty presses of Tab did not lead there')
  }
  await reach(page.getByRole('radio', { name: 'A number of people' }))
  await page.keyboard.press('ArrowRight')
  await reach(list(page))
  await page.keyboard.type('name,from,hosts\nWren,soon,1\nPlover,,\nHeron,,\nTeal,,\n')
  await reach(count(page, 'Tables'))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  const faults = page.getByRole('region', { name: 'One thing in the list has to be mended' })
  await expect(faults).toBeFocused()
  await expect(faults).toContainText('Row 2, column “\u2068from\u2069”:')
  await house.expectAccessible(page)
  expect(await list(page).inputValue()).toContain('Wren,soon,1')

  await reach(list(page))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('name,from,hosts,apart form\nWren,2,the attic,\nPlover,,,\nHeron,,,\nTeal,,,\n')
  await reach(submit(page))
  await page.keyboard.press('Enter')
  await expect(faults).toBeFocused()
  await expect(faults).toContainText('Wren')
  await expect(faults).toContainText('the attic')

  await reach(page.getByLabel('Names of the tables'))
  await page.keyboard.type('The kitchen\nThe attic')
  await reach(submit(page))
  await page.keyboard.press('Enter')
  await expect(result(page).getByRole('heading', { name: 'The plan', exact: true })).toBeFocused()
  await expect(faults).toHaveCount(0)
  await expect(result(page)).toContainText('One column of the list was not read')
  const rows = await seatsOn(page)
  expect(rows.find((row) => row.includes('Wren'))).toMatch(/The attic\s+The attic/)
})

for (const language of ['en', 'ar']) {
  test(`[EE102] on a phone nothing scrolls sideways (${language})`, { tag: '@long' }, async ({ house }) => {
    const page = await house.person('somebody on a bus', { viewport: PHONE, locale: language })
    await page.goto('/plan')
    await page.locator('h1').waitFor()
    await house.expectNoSidewaysScroll(page)
    await page.locator('form button[type=submit]').click()
    await expect(page.locator('.plan-result h2').first()).toBeFocused()
    for (const view of await page.locator('.plan-result .seg').first().locator('label').all()) {
      await view.click()
      await house.expectNoSidewaysScroll(page)
      await house.expectAccessible(page)
    }
    await page.locator('.plan-form .seg label').nth(1).click()
    await page.locator('.plan-form textarea').first().fill('name,from\nWren,soon')
    await page.locator('form button[type=submit]').click()
    await expect(page.locator('.list-faults')).toBeFocused()
    await house.expectNoSidewaysScroll(page)
    await house.expectAccessible(page)
  })
}

test('[EE103] planning, stopping, saving and opening send nothing, and need no network', { tag: '@long' }, async ({
  house,
}) => {
  const page = await house.person('somebody on a train')
  await page.goto('/plan')
  await submit(page).waitFor()
  await page.waitForLoadState('networkidle')
  const left: string[] = []
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url())
    // A file that is saved goes nowhere, and the face of a script is the page's own: it comes when it is first needed.
    const isOwn = protocol === 'blob:' || /^\/assets\/[\w-]+\.woff2$/.test(pathname)
    if (!isOwn) left.push(pathname)
  })
  page.on('websocket', (socket) => left.push(socket.url()))
  await page.context().setOffline(true)

  await planNumbers(page, 30, 5, 4)
  await page.getByRole('button', { name: 'Take along or print' }).click()
  for (const form of ['Place cards', 'Table signs', 'List for a spreadsheet (CSV)']) {
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: form }).click()
    await download
  }
  await page.keyboard.press('Escape')
  const { text } = await savedFile(page)
  await open(page, 'again.json', text)
  await expect(page.getByRole('heading', { name: /again\.json/ })).toBeFocused()
  await fillList(page, WISHES)
  await count(page, 'Tables').fill('2')
  await submit(page).click()
  await expect(result(page)).toContainText('what people wished')
  for (const view of ['Table by table', 'Read as a table', 'One person’s way']) {
    await result(page).getByText(view, { exact: true }).click()
  }
  expect(left).toEqual([])

  await page.getByText('A number of people').click()
  await count(page, 'People').fill('1000')
  await count(page, 'Tables').fill('30')
  await count(page, 'Rounds').fill('20')
  await submit(page).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(submit(page)).toBeEnabled()
  await planNumbers(page, 12, 3, 2)
  // A worker that was stopped cannot go on; its file comes from the browser's own store.
  expect(left.filter((path) => !/^\/assets\/planner-worker-[\w-]+\.js$/.test(path))).toEqual([])
})

test('[EE104] people who cannot be seated, and files that are no plans, are answered with their reason', async ({
  house,
}) => {
  const page = await house.person('somebody who asks for too much')
  await page.goto('/plan')
  await count(page, 'Tables').fill('300')
  await page.keyboard.press('Enter')
  await expect(count(page, 'Tables')).toBeFocused()
  await expect(count(page, 'Tables')).toHaveAccessibleDescription(/A whole number from 1 to 250/)
  await planNumbers(page, 12, 3, 2)
  const seats = await seatsOn(page)
  const { plan } = await savedFile(page)

  await fillList(page, [
    'name,apart,together',
    'Wren,Plover,Plover',
    'Plover,,',
    'Heron,,',
    'Teal,,',
    'Rook,,',
    'Coot,,',
  ])
  await submit(page).click()
  const told = page.getByRole('region', { name: 'Nobody could be seated like this' })
  await expect(told).toBeFocused()
  await expect(told).toContainText('Wren')
  await expect(told).toContainText('are to be kept apart and also together.')
  expect(await seatsOn(page)).toEqual(seats)
  await house.expectAccessible(page)

  const broken = {
    ...plan,
    rounds: plan.rounds.map(({ tables }) => ({ tables: tables.toReversed() })),
  }
  const refused = page.getByRole('region', { name: 'was not opened' })
  for (const [text, reason] of [
    ['{"seats": 4', 'it is not JSON'],
    ['{"seats": 4}', 'no plan that was saved on this page'],
    [writePlanFile({ ...plan, method: 5 as unknown as string }), 'What stands at “method”'],
    [writePlanFile(broken), 'Its seats break a rule in round 1: a host is not at their own table (Person 1)'],
  ] as const) {
    await open(page, 'odd.json', text)
    await expect(refused).toContainText('odd.json')
    await expect(refused).toContainText(
      reason.replace(/“(.*)”/, '“\u2068$1\u2069”').replace(/\((.*)\)/, '(\u2068$1\u2069)'),
    )
  }
  expect(await seatsOn(page)).toEqual(seats)
})

test('[SE23] a plan made in Chromium is the plan made in Node', { tag: '@long' }, async ({ house }) => {
  const page = await house.person('somebody elsewhere')
  await page.goto('/plan')
  const plans: SavedPlan[] = []
  for (const [people, tables, rounds] of [
    [25, 5, 3],
    [47, 6, 5],
    [120, 14, 6],
  ] as const) {
    await planNumbers(page, people, tables, rounds)
    await expect.poll(async () => (await savedFile(page)).plan.people.length).toBe(people)
    plans.push((await savedFile(page)).plan)
  }
  await page.getByText('Everyone meets as many as possible').click()
  await fillList(page, WISHES)
  await count(page, 'Tables').fill('2')
  await submit(page).click()
  await expect.poll(async () => (await savedFile(page)).plan.people.length).toBe(WISHES.length - 1)
  plans.push((await savedFile(page)).plan)
  for (const { request, rounds, method } of plans) {
    expect(planSeating(request)).toMatchObject({ ok: true, plan: { rounds, method } })
  }
})
