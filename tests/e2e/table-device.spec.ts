import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { expectTable } from './cloth.ts'
import { command } from './commands.ts'
import { expect, test } from './company.ts'

test('[EE120] one tablet between four people: they tap their names to speak and to write, and what they write is theirs', async ({
  house,
}) => {
  const cafe: CafeCreated = await house.makeCafe({ tables: 1 })
  const heron = await house.guest(cafe, 'Heron')
  for (const name of ['Teal', 'Wren', 'Plover']) await command(house, cafe, { type: 'add-person', name })
  await command(house, cafe, { type: 'start-round' })
  await expectTable(heron)
  const floor = heron.getByRole('region', { name: 'The floor' })
  const desk = await house.host(cafe)
  await desk.goto(`/cafe/${cafe.cafeId}/desk/table/t1`)
  await desk.getByRole('button', { name: 'A device for this table' }).click()
  await desk.getByRole('button', { name: 'Make the link' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Show' }).click()
  const link = await desk.getByLabel('Link for the device', { exact: true }).inputValue()
  await house.expectAccessible(desk)

  const tablet = await house.person('the tablet', { viewport: { width: 1024, height: 768 } })
  await tablet.goto(new URL(link).pathname + new URL(link).hash)
  await expect(tablet).toHaveURL(/\/cafe\/[^/]+\/device$/)
  const card = (name: string) => tablet.locator('.seat-card').filter({ hasText: name })
  for (const name of ['Heron', 'Teal', 'Wren', 'Plover']) await expect(card(name)).toBeVisible()
  await house.expectAccessible(tablet)
  await card('Teal')
    .getByRole('button', { name: /^Speak/ })
    .click()
  await expect(floor).toContainText('Teal')
  await card('Wren')
    .getByRole('button', { name: /^Speak/ })
    .click()
  await expect(floor).toContainText('Wren')
  await expect(floor).not.toContainText('Teal')
  await card('Wren')
    .getByRole('button', { name: /^Finished/ })
    .click()
  await expect(floor).toContainText('Nobody has the floor just now.')

  await card('Plover')
    .getByRole('button', { name: /^Write/ })
    .click()
  await tablet.getByLabel('Your new note').fill('A bus that runs at night')
  await expect(tablet.getByText('In the words of \u2068Plover\u2069')).toBeVisible()
  await tablet.getByRole('button', { name: 'Done' }).click()
  const note = heron.getByRole('article').filter({ hasText: 'A bus that runs at night' })
  await expect(note).toContainText('Plover')
  await expect(tablet.getByText('All saved')).toBeVisible()

  await tablet.setViewportSize({ width: 768, height: 1024 })
  await house.expectNoSidewaysScroll(tablet)
  await house.expectAccessible(tablet)
  await tablet.reload()
  await expect(card('Teal')).toBeVisible()
})
