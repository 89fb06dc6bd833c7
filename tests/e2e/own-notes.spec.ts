import type { Locator, Page } from '@playwright/test'
import { expectTable, noteOf, tools, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, startRound, TABLES, test } from './company.ts'
import { type House, PHONE } from './house.ts'

const NAMELESS = 'It is hard to say this aloud'
const FIRST = 'We need interpreters'
const SECOND = 'And time to read'

async function aRound(house: House) {
  const cafe = await house.makeCafe({
    tables: [TABLES[0]],
    rounds: [{ question: 'What do we ask of each other?', minutes: 20 }],
    consentDefault: 'public',
  })
  const [heron, wren] = [await house.guest(cafe, 'Heron'), await house.guest(cafe, 'Wren')]
  await startRound(house, cafe)
  for (const page of [heron, wren]) await expectTable(page)
  return { cafe, heron, wren }
}

async function writeNameless(page: Page, words: string): Promise<void> {
  await page.getByRole('checkbox', { name: 'Without my name' }).check()
  await page.getByLabel('Your new note').fill(words)
}

async function myNotes(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'My notes' }).click()
  return page.getByRole('dialog', { name: 'My notes' })
}

test('[EE130] a note without a name is read at the table as nobody’s, and stands in the export as nobody’s', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron, wren } = await aRound(house)
  await tools(heron).getByRole('button', { name: 'Write' }).click()
  await expect(heron.getByText(/sees that it is you/)).toBeVisible()
  await writeNameless(heron, NAMELESS)
  await expect(heron.getByText(/neither can the hosts/)).toBeVisible()
  await house.expectAccessible(heron)
  await expect(wren.getByText('is writing')).toHaveCount(0)
  await heron.getByRole('button', { name: 'Lay it on the cloth' }).click()
  await expect(noteOf(wren, NAMELESS)).toContainText('Without a name')
  await expect(noteOf(wren, NAMELESS)).not.toContainText('Heron')
  await house.expectAccessible(wren)

  // Whoever laid it can still change it, as long as this page holds its key.
  const mine = await myNotes(heron)
  await expect(mine.getByText('Without a name')).toBeVisible()
  await mine.getByRole('button', { name: /^Change: .*It is hard/ }).click()
  await mine.getByLabel('The words of your note').fill(`${NAMELESS}, and I did`)
  await house.expectAccessible(heron)
  await mine.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(wren, `${NAMELESS}, and I did`)).toBeVisible()
  await heron.reload()
  await expectTable(heron)
  await expect((await myNotes(heron)).getByText('You have no notes on any cloth yet.')).toBeVisible()

  await command(house, cafe, { type: 'end-round' })
  const answer = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/harvest.json`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  expect((await answer.json()).notes).toMatchObject([
    { text: `${NAMELESS}, and I did`, credit: { kind: 'nobody', label: '' } },
  ])
})

test('[EE131] from the gallery an author changes words, signature and reach of a note, and takes another back for good', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron, wren } = await aRound(house)
  for (const words of [FIRST, SECOND]) await write(heron, words)
  await command(house, cafe, { type: 'end-round' })
  const between = await myNotes(heron)
  await expect(between.getByText(FIRST)).toBeVisible()
  await heron.keyboard.press('Escape')
  await command(house, cafe, { type: 'start-gallery' })
  await expect(noteOf(wren, FIRST)).toContainText('Heron')
  const mine = await myNotes(heron)
  await house.expectAccessible(heron)
  await expect(mine.getByText(/until the hosts close the café/)).toBeVisible()
  await mine.getByRole('button', { name: new RegExp(`^Change: .*${FIRST}`) }).click()
  await mine.getByLabel('The words of your note').fill(`${FIRST}, paid ones`)
  await mine.getByRole('radio', { name: 'No name' }).check()
  await mine.getByRole('radio', { name: /^This café/ }).check()
  await house.expectAccessible(heron)
  await mine.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(wren, `${FIRST}, paid ones`)).toContainText('Unsigned')
  await mine.getByRole('button', { name: new RegExp(`^Change: .*${SECOND}`) }).click()
  await mine.getByRole('button', { name: 'Take this note back' }).click()
  await house.expectAccessible(heron)
  await mine.getByRole('button', { name: 'Take it back for good' }).click()
  await expect(mine.getByText(SECOND)).toHaveCount(0)
  await expect(wren.getByText(SECOND)).toHaveCount(0)

  const host = await house.host(cafe)
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await expect(host.getByText('0 notes go into the briefing.')).toBeVisible()
  await expect(host.getByText('1 note is kept for the café.')).toBeVisible()
  await house.expectAccessible(host)
})

test('[EE132] on a phone, and by keyboard alone, one’s notes are found, changed and taken back', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: [TABLES[0]] })
  const heron = await house.guest(cafe, 'Heron', { viewport: PHONE })
  await startRound(house, cafe)
  await heron.getByRole('button', { name: 'Write', exact: true }).first().click()
  await writeNameless(heron, NAMELESS)
  await house.expectNoSidewaysScroll(heron)
  await heron.getByLabel('Your new note').press('Control+Enter')
  await expect(noteOf(heron, NAMELESS)).toContainText('Without a name')
  await heron.getByRole('button', { name: 'More', exact: true }).click()
  await heron.getByRole('button', { name: 'My notes' }).focus()
  await heron.keyboard.press('Enter')
  const mine = heron.getByRole('dialog', { name: 'My notes' })
  await mine.getByRole('button', { name: /^Change:/ }).focus()
  await heron.keyboard.press('Enter')
  await expect(mine.getByLabel('The words of your note')).toBeFocused()
  await house.expectNoSidewaysScroll(heron)
  await house.expectAccessible(heron)
  await mine.getByRole('button', { name: 'Take this note back' }).focus()
  await heron.keyboard.press('Enter')
  await expect(mine.getByRole('button', { name: 'Take it back for good' })).toBeFocused()
  await heron.keyboard.press('Enter')
  await expect(mine.getByText('You have no notes on any cloth yet.')).toBeVisible()
})
