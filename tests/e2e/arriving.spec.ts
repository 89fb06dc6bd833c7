import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectTable } from './cloth.ts'
import { command } from './commands.ts'
import { expect, idOf, seat, startRound, TABLES, tableId, test } from './company.ts'
import { PHONE } from './house.ts'
import { floor } from './talk.ts'

const locales = join(import.meta.dirname, '../../client/i18n/locales')
const arabic = async (name: string) => JSON.parse(await readFile(join(locales, `ar/${name}.json`), 'utf8'))

test('[EE185] a table host leaves word and hands the table on; who comes late reads it first, and the table knows they have come', {
  tag: '@long',
}, async ({ house, company }) => {
  // Three people in browsers of their own, one after the other: on a machine with other work that takes its time.
  test.setTimeout(240_000)
  const words = await arabic('table')
  const cafe = await house.makeCafe({ tables: TABLES })
  await company.join(cafe, 'Rook')
  const heron = await house.guest(cafe, 'Heron')
  const teal = await house.guest(cafe, 'Teal', { viewport: PHONE })
  await startRound(house, cafe, { Heron: 0, Teal: 0, Rook: 1 })
  await command(house, cafe, {
    type: 'set-table-host',
    tableId: tableId(cafe, 0),
    participantId: await idOf(house, cafe, 'Heron'),
  })
  await expectTable(heron)
  await floor(heron).getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(floor(heron)).toContainText('have the floor')
  await heron.getByRole('button', { name: 'Tell the next people what you have so far' }).click()
  await heron.getByLabel('For those who come next').fill('We spoke of who is asked.')
  await heron.getByRole('button', { name: 'Save' }).click()

  const amal = await house.guest(cafe, 'أمل', { viewport: PHONE })
  await amal
    .getByLabel('Language of the page')
    .waitFor({ state: 'attached' })
    .catch(() => {})
  await seat(house, cafe, { أمل: 0 })
  const late = amal.getByRole('region', { name: 'You have just sat down here' })
  await expect(late.getByText('We spoke of who is asked.')).toBeVisible()
  await expect(amal.getByRole('heading', { name: 'What do we ask of each other?' })).toBeVisible()
  const note = heron.getByRole('status').filter({ hasText: 'just sat down' })
  await expect(note).toContainText('أمل')
  await expect(teal.getByRole('status').filter({ hasText: 'just sat down' })).toContainText('أمل')
  await heron.reload()
  await expect(note).toContainText('أمل')
  await house.expectAccessible(heron)
  await amal.getByRole('button', { name: 'More' }).click()
  await amal.getByLabel('Language of the page').selectOption('ar')
  await amal.keyboard.press('Escape')
  const here = amal.getByRole('region', { name: words.sitDown.late })
  await expect(here.getByText('We spoke of who is asked.')).toHaveCSS('direction', 'ltr')
  await house.expectAccessible(amal)
  await house.expectNoSidewaysScroll(amal)
  await here.getByRole('button', { name: words.sitDown.read }).focus()
  await amal.keyboard.press('Enter')
  await expect(here).toHaveCount(0)

  await heron.getByRole('button', { name: 'Hand the table on' }).click()
  const dialog = heron.getByRole('dialog', { name: 'Who takes care of this table?' })
  await house.expectAccessible(heron)
  await dialog.getByRole('button', { name: 'Teal' }).focus()
  await heron.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(teal.getByText(/Heron.* gives this table into your care/)).toBeVisible()
  await expect(amal.getByText(words.handOn.now.replace('{{name, isolate}}', '\u2068Teal\u2069'))).toBeVisible()
  await expect(heron.getByRole('button', { name: 'Hand the table on' })).toHaveCount(0)
  await teal.getByRole('button', { name: 'More' }).click()
  await teal.getByRole('dialog').getByRole('button', { name: 'Hand the table on' }).click()
  await teal.getByRole('button', { name: 'Lay it down without handing it on' }).click()
  await expect(heron.getByText('This table has no host for now.')).toBeVisible()
})
