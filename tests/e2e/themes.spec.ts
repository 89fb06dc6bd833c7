import type { Locator, Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { noteOf } from './cloth.ts'
import { command } from './commands.ts'
import { type Company, expect, startRound, TABLES, tableId, test } from './company.ts'
import { type House, PHONE } from './house.ts'

const PAY = 'Pay the interpreters before the meeting'
const HOURS = 'Hours at the table are work'
const AGENDA = 'Send the agenda a week before'
const CHILDREN = 'A room for the children'

const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()
const cards = (page: Page) => page.getByRole('region', { name: 'Themes', exact: true })
const sheet = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

/** A harvest with these notes at the first table, written by somebody without a browser. */
async function inHarvest(house: House, company: Company, notes: readonly string[]): Promise<CafeCreated> {
  const cafe = await house.makeCafe({
    title: 'Allyship world café',
    tables: TABLES,
    rounds: [{ question: 'What do we ask of each other?', minutes: 20 }],
    consentDefault: 'public',
    creditDefault: 'name',
  })
  const rook = await company.join(cafe, 'Rook')
  await startRound(house, cafe, { Rook: 0 })
  const doc = await rook.open(`table/${cafe.cafeId}/${tableId(cafe, 0)}`)
  const reader = await rook.open(`table/${cafe.cafeId}/${tableId(cafe, 0)}`)
  for (let from = 0; from < notes.length; from += 50) {
    doc.transact(() => {
      for (const [n, words] of notes.slice(from, from + 50).entries()) {
        const id = `note-${String(from + n).padStart(6, '0')}`
        rook.write(doc, id, words, { x: 40, y: (from + n) * 10, colour: 'sage' })
      }
    })
    await expect.poll(() => reader.getMap('notes').size).toBe(Math.min(from + 50, notes.length))
  }
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-harvest' })
  return cafe
}

async function makeTheme(page: Page, name: string, ...notes: string[]): Promise<void> {
  await cards(page).getByLabel('A new theme').fill(name)
  await press(cards(page), 'Make it')
  for (const words of notes) {
    const card = cards(page).getByRole('button', { name: new RegExp(`^${name}`) })
    await card.scrollIntoViewIfNeeded()
    await noteOf(page, words).dragTo(card)
  }
  await expect(sheet(page, name)).toContainText(notes.at(-1) ?? name)
}

test('[EE150] two themes are brought together, keep everything, and are taken apart again by somebody else', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await inHarvest(house, company, [PAY, HOURS, AGENDA])
  const [heron, teal] = await Promise.all([house.guest(cafe, 'Heron'), house.guest(cafe, 'Teal', { viewport: PHONE })])
  await makeTheme(heron, 'Money', PAY)
  await makeTheme(heron, 'Work', HOURS, AGENDA)

  const merge = heron.getByRole('button', { name: 'Bring together with…' })
  await merge.focus()
  await heron.keyboard.press('Enter')
  const dialog = heron.getByRole('dialog', { name: 'Bring two themes together' })
  await press(dialog, 'Bring together')
  await expect(dialog.getByText('Choose a theme.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Money' }).focus()
  await heron.keyboard.press('Space')
  await house.expectAccessible(heron)
  await dialog.getByRole('group', { name: 'Which name stands for both?' }).getByText('Money').click()
  await press(dialog, 'Bring together')

  for (const words of [PAY, HOURS, AGENDA]) await expect(sheet(heron, 'Money')).toContainText(words)
  await expect(cards(heron).getByRole('button', { name: /Work/ })).toHaveCount(0)
  await expect(cards(heron).getByRole('button', { name: /^Money/ })).toContainText('3 notes · from 2 themes')
  await house.expectAccessible(heron)

  await teal.getByText('Themes', { exact: true }).first().click()
  await expect(sheet(teal, 'Money').getByRole('region', { name: 'Brought together from' })).toContainText('Work')
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)
  await press(teal, /^Take apart: .*Work/)
  await expect(cards(heron).getByRole('button', { name: /^Work/ })).toContainText('2 notes')
  await expect(cards(heron).getByRole('button', { name: /^Money/ })).toContainText('1 note')
})

test('[EE151] notes of a theme are chosen together, by pointer, keyboard and phone, and make a theme of their own', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await inHarvest(house, company, [PAY, HOURS, AGENDA, CHILDREN])
  const [heron, teal] = await Promise.all([house.guest(cafe, 'Heron'), house.guest(cafe, 'Teal', { viewport: PHONE })])
  await makeTheme(heron, 'All of it', PAY, HOURS, AGENDA, CHILDREN)

  await press(sheet(heron, 'All of it'), 'Choose notes for another theme')
  const box = (page: Page, words: string) => page.getByRole('checkbox', { name: words })
  await box(heron, PAY).focus()
  await heron.keyboard.press('Space')
  await box(heron, AGENDA).click({ modifiers: ['Shift'] })
  await expect(heron.getByText('3 notes chosen')).toBeVisible()
  await house.expectAccessible(heron)
  await press(heron, 'Put together into…')
  const dialog = heron.getByRole('dialog', { name: 'Where do these 3 notes belong?' })
  await dialog.getByText('They leave it').click()
  await house.expectAccessible(heron)
  await dialog.getByLabel('A new theme').fill('Money and time')
  await press(dialog, 'Make it')
  await expect(sheet(heron, 'Money and time')).toContainText(AGENDA)
  await expect(cards(heron).getByRole('button', { name: /^All of it/ })).toContainText('1 note')

  // On the phone: two more, which stay where they were, too.
  await teal.getByText('Themes', { exact: true }).first().click()
  await cards(teal)
    .getByRole('button', { name: /^Money and time/ })
    .click()
  await press(sheet(teal, 'Money and time'), 'Choose notes for another theme')
  await box(teal, PAY).check()
  await box(teal, HOURS).check()
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)
  await press(teal, 'Put together into…')
  const asked = teal.getByRole('dialog', { name: 'Where do these 2 notes belong?' })
  await asked.getByLabel('A new theme').fill('Money')
  await press(asked, 'Make it')
  await expect(sheet(teal, 'Money')).toContainText(HOURS)
  await expect(cards(heron).getByRole('button', { name: /^Money and time/ })).toContainText('3 notes')
  await expect(cards(heron).getByRole('button', { name: /^Money\s*2 notes/ })).toBeVisible()
})

test('[EE152] everyone takes back their own steps and nobody else’s, and a name that is too long is kept and said', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await inHarvest(house, company, [PAY, HOURS])
  const [heron, teal] = await Promise.all([house.guest(cafe, 'Heron'), house.guest(cafe, 'Teal')])
  await makeTheme(heron, 'Money', PAY)
  await expect(sheet(teal, 'Money')).toContainText(PAY)
  await expect(teal.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await noteOf(teal, HOURS).dragTo(cards(teal).getByRole('button', { name: /^Money/ }))
  await expect(sheet(heron, 'Money')).toContainText(HOURS)

  await heron.getByRole('heading', { name: 'Themes', exact: true }).click()
  await heron.keyboard.press('Control+z')
  await expect(sheet(heron, 'Money')).not.toContainText(PAY)
  await expect(sheet(heron, 'Money')).toContainText(HOURS)
  await press(heron, 'Undo: a new theme')
  await expect(heron.getByText('Others have gone on from there.')).toHaveCount(1)
  await expect(sheet(heron, 'Money')).toContainText(HOURS)
  await press(teal, 'Undo: put into a theme')
  await expect(sheet(heron, 'Money')).not.toContainText(HOURS)
  await press(teal, 'Redo: put into a theme')
  await expect(sheet(heron, 'Money')).toContainText(HOURS)

  const long = 'x'.repeat(10_000)
  const fresh = cards(heron).getByLabel('A new theme')
  await fresh.fill(long)
  await press(cards(heron), 'Make it')
  await expect(fresh).toHaveAccessibleDescription(/What this theme says: at most 120 characters; this has 10,000/)
  await expect(fresh).toHaveValue(long)
  const name = heron.getByLabel('What this theme says')
  await name.fill(long)
  await expect(name).toHaveAccessibleDescription(/at most 120 characters; this has 10,000/)
  await expect(name).toHaveValue(long)
  await expect(cards(teal).getByRole('button', { name: /^Money/ })).toBeVisible()
  await house.expectAccessible(heron)
  await name.fill('Money, and hours')
  await expect(cards(teal).getByRole('button', { name: /^Money, and hours/ })).toBeVisible()
})

test('[EE153] a host hides what was said of a theme; its author is told kindly, answers unnamed, and it is shown again', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await inHarvest(house, company, [PAY])
  const [heron, host] = await Promise.all([house.guest(cafe, 'Heron'), house.host(cafe)])
  await makeTheme(heron, 'Money', PAY)
  await heron.getByRole('radio', { name: 'I object' }).check()
  await heron.getByLabel('Why').fill('A hard word')
  await press(heron, /^Answer$/)
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await host.getByRole('link', { name: 'Gather with the others' }).click()
  await press(host, /^Hide these words: .*A hard word/)
  const differ = host.getByRole('region', { name: 'Where we differ' })
  await expect(differ).not.toContainText('A hard word')
  await expect(differ).toContainText('1 objects.')
  await house.expectAccessible(host)

  const told = heron.getByText(/Avocet.* has hidden words of yours in the harvest/)
  await expect(told).toBeVisible()
  await expect(heron.getByText(/A host has hidden your words: nobody reads them/)).toBeVisible()
  await house.expectAccessible(heron)
  await heron.getByRole('button', { name: 'Answer the hosts' }).first().click()
  const answer = heron.getByRole('dialog')
  await answer.getByRole('textbox').fill('I meant the budget')
  await press(answer, 'Send')

  await host.getByRole('link', { name: 'Back to the desk' }).click()
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Desk' }).click()
  await expect(host.getByText('I meant the budget')).toBeVisible()
  await expect(host.getByText('Somebody who chose not to be named')).toBeVisible()
  const hidden = host.getByRole('region', { name: 'Hidden in the harvest' })
  await expect(hidden).toContainText('A hard word')
  await house.expectAccessible(host)
  await press(hidden, 'Show again')
  await expect(heron.getByRole('region', { name: 'Where we differ' })).toContainText('A hard word')
})

test('[EE154] a thousand notes that are not yet gathered are counted, found by table and words, and shown a part at a time', {
  tag: '@long',
}, async ({ house, company }) => {
  const words = (n: number) =>
    `${n % 50 === 0 ? 'Interpreters' : 'Somebody'} at table number ${n} said a sentence of some length`
  const cafe = await inHarvest(
    house,
    company,
    Array.from({ length: 1000 }, (_, n) => words(n)),
  )
  const heron = await house.person('Heron')
  await heron.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
    }).observe({ type: 'longtask', buffered: true })
  })
  await heron.goto(`/join#${cafe.joinCode}`)
  await heron.getByLabel('What shall we call you?').fill('Heron')
  await press(heron, 'To the lobby')
  const pile = heron.getByRole('region', { name: 'Not yet gathered' })
  await expect(pile).toContainText('1,000 of 1,000 notes')
  const tasks = () => heron.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0))
  const told: Record<string, number[]> = { opening: await tasks() }
  await expect(pile.locator('article')).toHaveCount(40)

  await pile.getByLabel('With these words').pressSequentially('interpreters')
  await expect(pile).toContainText('20 of them with these words.')
  await expect(pile.locator('article')).toHaveCount(20)
  told.searching = await tasks()
  await makeTheme(heron, 'Interpreting', words(0), words(50))
  told.dragging = await tasks()
  await pile.getByLabel('With these words').fill('')
  await expect(pile).toContainText('998 of 1,000 notes')
  for (let part = 2; part <= 5; part++) await press(pile, 'Show 40 more')
  await expect(pile.locator('article')).toHaveCount(200)
  told.paging = await tasks()
  await press(pile, 'Choose several')
  await pile.getByRole('checkbox').first().check()
  await pile
    .getByRole('checkbox')
    .nth(199)
    .click({ modifiers: ['Shift'] })
  await expect(heron.getByText('200 notes chosen')).toBeVisible()
  told.choosing = await tasks()
  await press(heron, 'Put together into…')
  const dialog = heron.getByRole('dialog', { name: 'Where do these 200 notes belong?' })
  await dialog.getByRole('checkbox', { name: 'Interpreting' }).check()
  await press(dialog, 'Done')
  await expect(cards(heron).getByRole('button', { name: /^Interpreting/ })).toContainText('202 notes')
  await expect(sheet(heron, 'Interpreting').locator('article')).toHaveCount(40)
  told.gathering = await tasks()
  await heron.getByText('Board', { exact: true }).click()
  await expect(heron.getByRole('list', { name: 'Themes side by side' }).locator('article')).toHaveCount(40)
  told.board = await tasks()
  await house.expectAccessible(heron)
  await pile.getByLabel('From').selectOption(tableId(cafe, 1))
  await expect(pile).toContainText('0 of 0 notes')
  console.info(`long tasks in ms: ${JSON.stringify(told)}`)
})
