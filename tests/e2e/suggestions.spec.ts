import type { Page } from '@playwright/test'
import { noteOf } from './cloth.ts'
import { command } from './commands.ts'
import { type Company, expect, startRound, TABLES, tableId, test } from './company.ts'
import { type House, PHONE } from './house.ts'

const CARE = ['Childcare at every meeting', 'Childcare costs money', 'Who pays for the childcare?']
const OTHERS = ['Sing more', 'The corridor is cold', 'A bell rings', 'Slower, please', 'Faltan sillas']

async function aHarvest(house: House, company: Company) {
  const cafe = await house.makeCafe({
    title: 'Allyship world café',
    tables: TABLES,
    rounds: [{ question: 'What do we ask of each other?', minutes: 20 }],
    consentDefault: 'public',
  })
  const [rook, wren] = [await company.join(cafe, 'Rook'), await company.join(cafe, 'Wren')]
  await startRound(house, cafe, { Rook: 0, Wren: 1 })
  for (const text of [...CARE.slice(0, 2), ...OTHERS])
    await rook.give('place-note', { tableId: tableId(cafe, 0), text })
  await wren.give('place-note', { tableId: tableId(cafe, 1), text: CARE[2] })
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-harvest' })
  return cafe
}

const openSuggestions = async (page: Page) => {
  await page.getByRole('button', { name: 'Which notes share words?' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Notes that share words' })
  await expect(dialog.getByRole('heading', { name: '3 notes that may belong together' })).toBeVisible()
  return dialog
}

test('[EE190] whoever gathers is shown which notes share words, with the words, leaves out what does not fit and makes a theme of the rest, by keyboard and on a phone', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await aHarvest(house, company)
  const teal = await house.guest(cafe, 'Teal')
  await expect(noteOf(teal, CARE[0] ?? '')).toBeVisible()
  const dialog = await openSuggestions(teal)
  await expect(dialog.getByText('Shared words:')).toContainText('Childcare')
  await expect(dialog.getByRole('status')).toHaveText('1 suggestion')
  await house.expectAccessible(teal)

  // On the phone of somebody else the same is suggested.
  const heron = await house.guest(cafe, 'Heron', { viewport: PHONE })
  const onPhone = await openSuggestions(heron)
  await house.expectAccessible(heron)
  await house.expectNoSidewaysScroll(heron)

  await dialog.getByRole('checkbox', { name: 'Who pays for the childcare?' }).press('Space')
  await dialog.getByLabel('A new theme').fill('Care makes it possible to come')
  await dialog.getByLabel('A new theme').press('Enter')
  await expect(dialog.getByRole('heading', { name: /may belong together/ })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  const theme = teal.getByRole('article', { name: 'Care makes it possible to come' })
  await expect(theme).toContainText('Childcare at every meeting')
  await expect(theme).toContainText('Childcare costs money')
  await expect(theme).not.toContainText('Who pays')
  // What was gathered meanwhile is not suggested on the phone any more.
  await expect(onPhone.getByRole('heading', { name: /may belong together/ })).toHaveCount(0)
  await onPhone.getByRole('button', { name: 'Done' }).click()

  // The third one is near the words of the theme that there is now.
  await teal.getByRole('button', { name: 'Which notes share words?' }).click()
  await dialog.getByRole('button', { name: /^Put into .*Care makes it possible/ }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(theme).toContainText('Who pays for the childcare?')
})
