import type { Page } from '@playwright/test'
import { expect, TABLES, test } from './company.ts'
import type { House } from './house.ts'

const seating = (host: Page) =>
  host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Seating' })
const planned = (host: Page) => host.getByRole('region', { name: 'The planned seats' })
const tableOf = (host: Page, table: number) =>
  planned(host)
    .getByRole('listitem')
    .filter({ has: host.getByRole('heading', { name: TABLES[table]?.name ?? '' }) })
const seatOf = (host: Page, name: string) => planned(host).getByRole('button', { name, exact: true })

async function atTheSeatingPlan(house: House, host: Page) {
  await seating(host).click()
  await host.getByRole('button', { name: 'Plan the rotation' }).click()
  await expect(planned(host)).toBeVisible()
  await house.expectAccessible(host)
}

test('[EE83] a host previews every round, moves and exchanges people by hand, reads what it costs, and takes it back', async ({
  house,
  company,
}) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  for (const name of ['Heron', 'Teal', 'Rook', 'Finch']) await company.join(cafe, name)
  const host = await house.host(cafe)
  await atTheSeatingPlan(house, host)
  const quality = host.getByRole('heading', { name: /Nobody meets twice/ })
  await expect(quality).toBeVisible()
  await planned(host).getByRole('radio', { name: '2', exact: true }).check({ force: true })
  const from = (await tableOf(host, 0).getByRole('button', { name: 'Heron', exact: true }).count()) ? 0 : 1
  const to = 1 - from

  // By keyboard, through the seat's own sheet.
  await seatOf(host, 'Heron').focus()
  await host.keyboard.press('Enter')
  const sheet = host.getByRole('dialog', { name: 'Heron' })
  await expect(sheet).toBeVisible()
  await house.expectAccessible(host)
  const tables = sheet.getByLabel('Another table')
  await expect(tables.getByRole('option', { name: /more meeting/ })).toHaveCount(1)
  await tables.selectOption({ index: 1 })
  await sheet.getByRole('button', { name: 'Move there' }).press('Enter')
  await expect(tableOf(host, to).getByRole('button', { name: /Heron/ })).toBeVisible()
  await expect(host.getByRole('heading', { name: /with somebody met before/ })).toBeVisible()
  await expect(tableOf(host, to).getByRole('button', { name: 'Heron (pinned)' })).toBeVisible()
  await host.getByRole('button', { name: 'Undo the last change' }).click()
  await expect(tableOf(host, from).getByRole('button', { name: 'Heron', exact: true })).toBeVisible()
  await expect(quality).toBeVisible()

  // By dragging onto somebody's seat: the two change places.
  const other = tableOf(host, to).getByRole('button').first()
  const name = (await other.innerText()).trim()
  await seatOf(host, 'Heron').dragTo(other)
  await expect(tableOf(host, to).getByRole('button', { name: 'Heron (pinned)' })).toBeVisible()
  await expect(tableOf(host, from).getByRole('button', { name, exact: true })).toBeVisible()

  for (const view of ['Who meets whom', 'One person’s way', 'Read as a table']) {
    await planned(host).getByText(view, { exact: true }).first().click()
    await house.expectAccessible(host)
  }
  await planned(host).getByRole('button', { name: 'Take along or print' }).click()
  const download = host.waitForEvent('download')
  await host.getByRole('dialog').getByRole('button', { name: 'Place cards' }).click()
  expect((await download).suggestedFilename()).toBe('cards-en.html')
})

test('[EE84] whom somebody cannot sit with is said in private, and a host who tries reads only that a wish prevents it', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  for (const name of ['Rook', 'Finch', 'Wren']) await company.join(cafe, name)
  const [heron, host] = await Promise.all([house.guest(cafe, 'Heron'), house.host(cafe)])
  await heron.getByRole('button', { name: 'Say or change it' }).click()
  const wishes = heron.getByRole('dialog', { name: 'With whom you sit' })
  await expect(wishes).toBeVisible()
  await house.expectAccessible(heron)
  await wishes.getByLabel('Never at one table with').selectOption({ label: 'Rook' })
  await wishes.getByRole('button', { name: 'Add' }).first().click()
  await wishes.getByRole('button', { name: 'Save' }).click()
  await expect(heron.getByText(/^Never at one table with .*Rook/)).toBeVisible()

  await atTheSeatingPlan(house, host)
  await seatOf(host, 'Heron').click()
  const sheet = host.getByRole('dialog', { name: 'Heron' })
  await sheet.getByLabel('Another table').selectOption({ index: 1 })
  await sheet.getByRole('button', { name: 'Move there' }).click()
  await expect(sheet.getByText('A private wish prevents this.')).toBeVisible()
  await expect(sheet).not.toContainText('Rook prevents')
  await house.expectAccessible(host)
})
