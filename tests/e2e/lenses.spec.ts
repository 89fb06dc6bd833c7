import type { Page } from '@playwright/test'
import { briefingOf, command } from './commands.ts'
import { type Company, expect, startRound, TABLES, tableId, test } from './company.ts'
import { type House, PHONE } from './house.ts'

async function aHarvest(house: House, company: Company) {
  const cafe = await house.makeCafe({
    title: 'Allyship world café',
    tables: TABLES,
    rounds: [{ question: 'What do we ask of each other?', minutes: 20 }],
    consentDefault: 'public',
  })
  const rook = await company.join(cafe, 'Rook')
  await startRound(house, cafe, { Rook: 0 })
  await rook.give('place-note', { tableId: tableId(cafe, 0), text: 'Pay the interpreters before the meeting' })
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-harvest' })
  return cafe
}

const itemOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
const MONEY = 'No louder voice for whoever brings the money'

test('[EE155] a harvest is read through a lens by guests and a host together, by keyboard and on a phone, and through one of their own', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await aHarvest(house, company)
  const [heron, teal, host] = await Promise.all([
    house.guest(cafe, 'Heron'),
    house.guest(cafe, 'Teal', { viewport: PHONE }),
    house.host(cafe),
  ])
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await host.getByRole('link', { name: 'Gather with the others' }).click()
  await heron.getByLabel('A new theme').fill('Time is money')
  await heron.getByLabel('A new theme').press('Enter')

  // By keyboard on the laptop; the phone sees it under its own tab.
  await expect(itemOf(heron, MONEY)).toContainText('Nothing yet')
  await itemOf(heron, MONEY).getByText('Which themes speak to this?').press('Enter')
  await itemOf(heron, MONEY).getByRole('checkbox', { name: 'Time is money' }).press('Space')
  await house.expectAccessible(heron)
  await teal.getByText('Lenses', { exact: true }).click()
  await expect(itemOf(teal, MONEY)).toContainText('Time is money')
  await expect(itemOf(teal, 'A vision that is shared')).toContainText('Nothing yet')
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)

  // Somebody else takes the mark back, on the phone.
  await itemOf(teal, MONEY).getByText('Which themes speak to this?').click()
  await itemOf(teal, MONEY).getByRole('checkbox', { name: 'Time is money' }).uncheck()
  await expect(itemOf(heron, MONEY)).toContainText('Nothing yet')

  await host.getByRole('button', { name: 'A lens of our own' }).press('Enter')
  const making = host.getByRole('dialog', { name: 'A lens of our own' })
  await making.getByLabel('What to look for').fill(`Who decides?\nWho pays?\n${'x'.repeat(170)}`)
  await making.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(making.getByLabel('What it is called')).toHaveAccessibleDescription(/Give it a name/)
  await expect(making.getByLabel('What to look for')).toHaveAccessibleDescription(/is longer than 160 characters/)
  await house.expectAccessible(host)
  await making.getByLabel('What it is called').fill('What money does')
  await making.getByLabel('What to look for').fill('Who decides?\nWho pays?')
  await making.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(making).toHaveCount(0)
  await expect(itemOf(host, 'Who pays?')).toContainText('Nothing yet')
  await teal.getByLabel('Read it through').selectOption('What money does')
  await itemOf(teal, 'Who pays?').getByText('Which themes speak to this?').click()
  await itemOf(teal, 'Who pays?').getByRole('checkbox', { name: 'Time is money' }).check()
  await expect(itemOf(host, 'Who pays?')).toContainText('Time is money')

  // What should follow is written together.
  await heron.getByLabel('We recommend').fill('Pay within two weeks')
  await heron.getByRole('button', { name: 'Add it' }).press('Enter')
  const onHost = host.getByLabel('Recommendation 1')
  await expect(onHost).toHaveValue('Pay within two weeks')
  await onHost.press('End')
  await onHost.pressSequentially(', always')
  await expect(heron.getByLabel('Recommendation 1')).toHaveValue('Pay within two weeks, always')

  const briefing = await briefingOf(house, cafe, 'md')
  expect(briefing).toContain('> Pay within two weeks, always')
  expect(briefing).toContain('- **Who pays?**: Time is money')
  expect(briefing).toContain('- **Who decides?**: Nothing yet')
  expect(briefing).not.toContain(MONEY)
})
