import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { expectTable, noteOf, openSheet, write } from './cloth.ts'
import { command } from './commands.ts'
import { type Company, expect, startRound, TABLES, tableId, test, writeFrom } from './company.ts'
import { type House, PHONE } from './house.ts'

const HELD_BACK = 'Only for this table: the name of a child'
const UNSIGNED = 'Nobody need know who said so'
const PAY = 'Pay the interpreters before the meeting'
const AGENDA = 'Send the agenda a week before'

const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()
const checkboxOf = (within: Locator, name: string) => within.getByRole('checkbox', { name })

/** Heron, on a laptop, has written three notes of different consent and credit; Rook one at the other table. */
async function afterTheRound(house: House, company: Company) {
  const cafe = await house.makeCafe({
    title: 'Allyship world café',
    tables: TABLES,
    rounds: [{ question: 'What do we ask of each other?', minutes: 20 }],
    perspectives: [{ id: 'lived', name: 'Lived experience' }],
    consentDefault: 'public',
    creditDefault: 'name',
  })
  const rook = await company.join(cafe, 'Rook', { organisation: 'Reedbed Advice', credit: 'organisation' })
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0, Rook: 1 })
  await expectTable(heron)
  for (const words of [PAY, UNSIGNED, HELD_BACK]) await write(heron, words)
  await (await openSheet(heron, UNSIGNED)).getByRole('radio', { name: 'No name' }).check()
  await heron.keyboard.press('Escape')
  const held = await openSheet(heron, HELD_BACK)
  await held.getByRole('radio', { name: /^This table/ }).check()
  await house.expectAccessible(heron)
  await heron.keyboard.press('Escape')
  await expect(noteOf(heron, HELD_BACK)).toContainText('Saved')
  await expect(heron.getByText('All saved')).toBeVisible()
  await writeFrom(rook, cafe, 1, AGENDA)
  await command(house, cafe, { type: 'end-round' })
  return { cafe, heron, rook }
}

async function makeTheme(within: Page | Locator, name: string): Promise<void> {
  await within.getByLabel('A new theme').fill(name)
  await press(within, 'Make it')
}

async function downloadOf(host: Page, name: string): Promise<string> {
  const [file] = await Promise.all([host.waitForEvent('download'), press(host, name)])
  return readFile(await file.path(), 'utf8')
}

test('[EE85] in the gallery everyone reads every cloth, as far as each author allows and under the credit they chose', async ({
  house,
  company,
}) => {
  const { cafe, heron, rook } = await afterTheRound(house, company)
  const teal = await house.guest(cafe, 'Teal', { viewport: PHONE })
  await command(house, cafe, { type: 'start-gallery' })
  for (const page of [heron, teal]) {
    await expect(page.getByRole('heading', { name: 'Gallery walk' })).toBeVisible()
    await expect(noteOf(page, PAY)).toContainText('Heron')
    await expect(noteOf(page, UNSIGNED)).toContainText('Unsigned')
    await expect(noteOf(page, UNSIGNED)).not.toContainText('Heron')
    await expect(page.getByText(HELD_BACK)).toHaveCount(0)
    await house.expectAccessible(page)
    await house.expectNoSidewaysScroll(page)
    await page.getByRole('radio', { name: /Give and take/ }).check()
    await expect(noteOf(page, AGENDA)).toContainText('Reedbed Advice')
    await expect(noteOf(page, AGENDA)).not.toContainText('Rook')
  }
  const hung = await rook.open(`gallery/${cafe.cafeId}/${tableId(cafe, 0)}`)
  const read = JSON.stringify(hung.getMap('notes').toJSON())
  expect(read).toContain(PAY)
  expect(read).not.toContain(HELD_BACK)
  expect(read).not.toMatch(/"author"|createdAt/)
})

test('[EE86] themes are made, named and filled by guests and hosts together, by dragging, by keyboard and by phone', async ({
  house,
  company,
}) => {
  const { cafe, heron } = await afterTheRound(house, company)
  await command(house, cafe, { type: 'start-harvest' })
  const [teal, host] = await Promise.all([house.guest(cafe, 'Teal', { viewport: PHONE }), house.host(cafe)])
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await house.expectAccessible(host)
  await host.getByRole('link', { name: 'Gather with the others' }).click()

  await expect(noteOf(heron, PAY)).toBeVisible()
  await expect(heron.getByText(HELD_BACK)).toHaveCount(0)
  await makeTheme(heron, 'Who is paid')
  const nameOn = (page: Page) => page.getByLabel('What this theme says')
  await expect(nameOn(host)).toHaveValue('Who is paid')
  const typing = async (page: Page, key: 'Home' | 'End', words: string) => {
    await nameOn(page).press(key)
    await nameOn(page).pressSequentially(words)
  }
  await Promise.all([typing(heron, 'End', ', and when'), typing(host, 'Home', 'In money: ')])
  await expect(nameOn(heron)).toHaveValue('In money: Who is paid, and when')
  await expect(nameOn(host)).toHaveValue('In money: Who is paid, and when')

  const open = (page: Page) => page.getByRole('article', { name: 'In money: Who is paid, and when' })
  // Scrolled to first: a page that scrolls in mid-drag would put another note under the pointer.
  await heron.getByRole('button', { name: /^In money/ }).scrollIntoViewIfNeeded()
  await noteOf(heron, PAY).dragTo(heron.getByRole('button', { name: /^In money/ }))
  await expect(open(host)).toContainText(PAY)
  await house.expectAccessible(heron)
  await house.expectAccessible(host)

  await host.getByRole('button', { name: /^Put into a theme: .*Send the agenda/ }).focus()
  await host.keyboard.press('Enter')
  const where = host.getByRole('dialog', { name: 'Where does this belong?' })
  await expect(where).toBeVisible()
  await house.expectAccessible(host)
  await checkboxOf(where, 'In money').focus()
  await host.keyboard.press('Space')
  await where.getByRole('button', { name: 'Done' }).focus()
  await host.keyboard.press('Enter')
  await expect(open(heron)).toContainText(AGENDA)

  // The phone shows the pile first; a new theme takes its first note with it.
  await house.expectAccessible(teal)
  await press(teal, /^Put into a theme: .*Nobody need/)
  const asked = teal.getByRole('dialog', { name: 'Where does this belong?' })
  await makeTheme(asked, 'Trust')
  await expect(checkboxOf(asked, 'Trust')).toBeChecked()
  await press(asked, 'Done')
  await teal.getByText('Themes', { exact: true }).first().click()
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)
  await teal.getByRole('button', { name: /^In money/ }).click()
  await press(teal, /^Put into a theme: .*Pay the interp/)
  await checkboxOf(asked, 'Trust').check()
  await press(asked, 'Done')
  await heron.getByRole('button', { name: /^Trust/ }).click()
  const trust = heron.getByRole('article', { name: 'Trust' })
  await expect(trust).toContainText(PAY)
  await expect(trust).toContainText(UNSIGNED)
  await expect(open(host)).toContainText(PAY)
  await press(open(host), /^Take out of this theme: .*Pay the interp/)
  await expect(heron.getByRole('button', { name: /^In money/ })).toContainText('1 note')
  await expect(trust).toContainText(PAY)
})

/** What every kind of briefing has to say of this café, and what none may. */
function expectBriefing(text: string): void {
  for (const words of ['Who is paid', 'Trust', PAY, AGENDA, UNSIGNED, 'Case conferences', 'Give and take']) {
    expect(text).toContain(words)
  }
  expect(text).toContain('Heron')
  expect(text).toContain('Reedbed Advice')
  expect(text).not.toContain('Rook')
  expect(text).not.toContain(HELD_BACK)
}

test('[EE87] the briefing is taken along in four kinds, and the organiser erases the café by its title', async ({
  house,
  company,
}) => {
  const { cafe, heron } = await afterTheRound(house, company)
  await command(house, cafe, { type: 'start-harvest' })
  await putInto(heron, 'Who is paid', PAY, AGENDA)
  await putInto(heron, 'Trust', UNSIGNED)
  await expect(heron.getByText('Saved', { exact: true })).toBeVisible()
  const host = await house.host(cafe)
  await press(host, 'Close the café')
  const sure = host.getByRole('alertdialog', { name: 'Close the café?' })
  await house.expectAccessible(host)
  await press(sure, 'Close the café')
  await expect(heron.getByRole('heading', { name: 'Thank you for coming' })).toBeVisible()
  await house.expectAccessible(heron)

  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await house.expectAccessible(host)
  const markdown = await downloadOf(host, 'Markdown')
  expectBriefing(markdown)
  expect(markdown).toContain('Lived experience')
  const json = await downloadOf(host, 'JSON')
  expectBriefing(json)
  expect(JSON.stringify(JSON.parse(json))).toContain('Lived experience')
  expectBriefing(await downloadOf(host, 'Table (CSV)'))
  const html = await downloadOf(host, 'Page for print')
  expectBriefing(html)
  expect(html).toContain('Lived experience')
  await expectPrintable(house, html)

  await press(host, 'Erase it now')
  const erasing = host.getByRole('alertdialog', { name: 'Erase everything?' })
  const title = erasing.getByLabel('To go on, type the title')
  await title.fill('Some other café')
  await press(erasing, 'Erase everything')
  await expect(title).toHaveAccessibleDescription(/not the title/)
  await house.expectAccessible(host)
  await title.fill('Allyship world café')
  await press(erasing, 'Erase everything')
  await expect(heron.getByRole('heading', { name: 'This café has been erased.' })).toBeVisible()
  await house.expectAccessible(heron)
  await expect(host).toHaveURL(/\/$/)
  await expectGone(house, cafe)
})

test('[EE89] people answer to a theme, are told when its words change, and take things on', { tag: '@long' }, async ({
  house,
  company,
}) => {
  const { cafe, heron } = await afterTheRound(house, company)
  const teal = await house.guest(cafe, 'Teal', { viewport: PHONE })
  await command(house, cafe, { type: 'start-harvest' })
  await putInto(heron, 'Who is paid', PAY)
  await expect(heron.getByText('Saved', { exact: true })).toBeVisible()

  await teal.getByText('Themes', { exact: true }).first().click()
  await press(teal, /^Answer$/)
  await expect(teal.getByText('Choose one of the three.')).toBeVisible()
  await teal.getByRole('radio', { name: 'I would say it differently' }).check()
  await teal.getByLabel('In your words').fill('Pay before, not after')
  await teal.getByRole('group', { name: 'Signed' }).getByText('Teal').click()
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)
  await press(teal, /^Answer$/)

  const differ = heron.getByRole('region', { name: 'Where we differ' })
  await expect(differ).toContainText('Pay before, not after')
  await expect(differ).toContainText('Said differently · Teal')
  await heron.getByRole('radio', { name: 'I stand behind these words' }).focus()
  await heron.keyboard.press('Space')
  await press(heron, /^Answer$/)
  await expect(differ).toContainText('1 of 3 here stands behind these words. 1 would say it differently.')
  await house.expectAccessible(heron)

  const stale = differ.getByText('The words have changed since you answered.')
  await expect(stale).toHaveCount(0)
  await teal.getByLabel('What this theme says').press('End')
  await teal.getByLabel('What this theme says').pressSequentially(', and when')
  await expect(stale).toBeVisible()
  await expect(differ).toContainText('2 answers were to earlier words; they are not counted.')
  await house.expectAccessible(heron)
  await press(heron, 'Answer the new words')
  await expect(stale).toHaveCount(0)

  await teal.getByText('We take on', { exact: true }).click()
  await teal.getByLabel('I take on').fill('Ask who pays the interpreters')
  await teal.getByLabel('By when').fill('before the summer')
  await press(teal, 'Take it on')
  await expect(heron.getByRole('region', { name: 'What we take on' })).toContainText('Unsigned · before the summer')
  await expect(teal.getByRole('button', { name: /^Put it down: .*Ask who pays/ })).toBeVisible()
  await expect(heron.getByRole('button', { name: /^Put it down/ })).toHaveCount(0)
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)

  const host = await house.host(cafe)
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  for (const kind of ['Markdown', 'Page for print']) {
    const text = await downloadOf(host, kind)
    for (const words of ['Where we differ', '1 of 3 people present', 'Pay before, not after', 'What we take on']) {
      expect(text).toContain(words)
    }
  }
})

/** Makes a theme out of its first note, and puts the others into it. */
async function putInto(page: Page, theme: string, ...notes: string[]): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Where does this belong?' })
  for (const [index, words] of notes.entries()) {
    await press(noteOf(page, words), 'Put into a theme')
    if (index === 0) {
      await makeTheme(dialog, theme)
    } else {
      await checkboxOf(dialog, theme).check()
    }
    await expect(checkboxOf(dialog, theme)).toBeChecked()
    await press(dialog, 'Done')
  }
}

/** The page for print stands by itself: it runs nothing and asks nobody for anything. */
async function expectPrintable(house: House, html: string): Promise<void> {
  const paper = await house.person('a reader of paper')
  const asked: string[] = []
  paper.on('request', (request) => asked.push(request.url()))
  await paper.setContent(html)
  await expect(paper.getByRole('heading', { name: 'Allyship world café' }).first()).toBeVisible()
  await expect(paper.locator('script, iframe, object, embed, link[href], img')).toHaveCount(0)
  const handlers = () =>
    [...document.querySelectorAll('*')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => /^on/.test(name))
  expect(await paper.evaluate(handlers)).toEqual([])
  expect(asked).toEqual([])
  await house.expectAccessible(paper)
}

async function expectGone(house: House, cafe: CafeCreated): Promise<void> {
  const headers = { authorization: `Bearer ${cafe.hostToken}` }
  const answers = await Promise.all(
    ['', '/harvest.md'].map((path) => fetch(`${house.url}/api/cafes/${cafe.cafeId}${path}`, { headers })),
  )
  for (const { status } of answers) expect([401, 404]).toContain(status)
}

test('[EE188] what one is writing in a form of the harvest outlives a walk to the gallery and back', {
  tag: '@long',
}, async ({ house, company }) => {
  const { cafe, heron } = await afterTheRound(house, company)
  await command(house, cafe, { type: 'start-harvest' })
  await putInto(heron, 'Who is paid', PAY)
  await expect(heron.getByText('Saved', { exact: true })).toBeVisible()
  const fields = {
    'A new theme': 'Who is not',
    'We recommend': 'Pay for the evening before',
    'I take on': 'Ask who has the keys',
    'By when': 'by Friday',
    'In your words': 'Paid, and thanked',
  }
  const field = (name: string) => heron.getByRole('textbox', { name })
  const differ = () => heron.getByRole('radio', { name: 'I would say it differently' }).check()
  await differ()
  for (const [label, words] of Object.entries(fields)) await field(label).fill(words)
  await command(house, cafe, { type: 'start-gallery' })
  await expect(heron.getByRole('heading', { name: 'Gallery walk' })).toBeVisible()
  await command(house, cafe, { type: 'start-harvest' })
  await heron.getByRole('button', { name: /^Who is paid/ }).click()
  await differ()
  for (const [label, words] of Object.entries(fields)) await expect(field(label)).toHaveValue(words)
  await press(heron, 'Take it on')
  await expect(heron.getByRole('region', { name: 'What we take on' })).toContainText('Ask who has the keys')
  await expect(heron.getByLabel('I take on')).toHaveValue('')
})
