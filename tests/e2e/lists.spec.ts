import { expect, test } from './company.ts'
import { PHONE } from './house.ts'

test('[EE107] a list of people is added at the desk, and what is wrong in it is told row by row', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: 3 })
  await company.join(cafe, 'Heron')
  const host = await house.host(cafe, { viewport: PHONE })
  await host.getByRole('link', { name: 'Lobby' }).click()
  const who = host.getByRole('region', { name: 'Who came' })
  await expect(who).toContainText('1 person')
  await host.getByRole('button', { name: 'Add from a list' }).click()
  const dialog = host.getByRole('dialog', { name: 'A list of people' })
  await dialog.getByRole('button', { name: 'Add them all' }).click()
  await expect(dialog.getByText('Write, paste, drop or choose a list of people first.')).toBeVisible()

  const list = dialog.getByRole('textbox')
  await list.fill('name,languages\nWren,English\nPlover,Birdsong\nwren,')
  await dialog.getByRole('button', { name: 'Add them all' }).click()
  await expect(dialog.locator('.list-faults')).toBeFocused()
  await expect(dialog.locator('.list-faults')).toContainText('Row 4')
  await expect(dialog.locator('.list-faults')).toContainText('Row 3, column “\u2068languages\u2069”')
  await expect(dialog.locator('.list-faults')).toContainText('“\u2068Birdsong\u2069” is no language we know')
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)

  await list.fill('name,languages\nWren,English\nheron,ar')
  await dialog.getByRole('button', { name: 'Add them all' }).click()
  await expect(dialog.locator('.list-faults')).toBeFocused()
  await expect(dialog.locator('.list-faults')).toContainText('Row 3')
  await expect(dialog.locator('.list-faults')).toContainText('is in the café already')
  await expect(who).toContainText('1 person')

  await list.fill('name,languages,apart\nWren,English,\nTeal,ar,Wren')
  await dialog.getByRole('button', { name: 'Add them all' }).click()
  await expect(dialog).toContainText('2 people have a chair.')
  await expect(dialog).toContainText('Not taken from the list: apart.')
  await house.expectAccessible(host)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(who).toContainText('3 people')
  await expect(who).toContainText('without a device')
})
