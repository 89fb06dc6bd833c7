import type { Locator, Page } from '@playwright/test'
import { readCafe } from './commands.ts'
import { expect, TABLES, test } from './company.ts'
import { type House, PHONE } from './house.ts'

const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()
const tab = (host: Page, name: string) => host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name })
const band = (page: Page) => page.getByRole('complementary', { name: 'This is a rehearsal' })
const panel = (host: Page) => host.getByRole('region', { name: 'Your rehearsal' })

/** The host of a café that lets people in, at the desk of its rehearsal. */
async function rehearsing(house: House, viewport?: { width: number; height: number }) {
  const cafe = await house.makeCafe({ tables: TABLES, admission: 'lobby', title: 'Allies at one table' })
  const before = await readCafe(house, cafe)
  const host = await house.host(cafe, viewport ? { viewport } : {})
  await tab(host, 'Lobby').click()
  await house.expectAccessible(host)
  await press(host.getByRole('region', { name: 'Try it first' }), 'Rehearse this café')
  await expect(band(host)).toContainText('Rehearsal. Simulated guests')
  await expect(host).not.toHaveURL(new RegExp(cafe.cafeId))
  return { cafe, before, host }
}

async function bring(host: Page, count: number): Promise<void> {
  await press(panel(host), 'Bring guests')
  const asking = host.getByRole('dialog', { name: 'Bring simulated guests' })
  await asking.getByLabel('How many').fill(String(count))
  await press(asking, 'Bring guests')
  const door = host.getByRole('region', { name: 'At the door' })
  await press(door, `Let all ${count} in`)
  await expect(panel(host)).toContainText(`${count} simulated guests`)
}

test('[EE180] a host rehearses with simulated guests, meets what seldom happens, starts over and ends; the café itself is as it was', async ({
  house,
}) => {
  const { cafe, before, host } = await rehearsing(house)
  await house.expectAccessible(host)
  await bring(host, 10)
  const clock = host.getByRole('region', { name: 'Where the café stands' })
  await press(clock, 'Start round 1')
  await tab(host, 'Desk').click()
  const tiles = host.getByRole('region', { name: 'The tables' }).getByRole('article')
  await expect(tiles.first()).toContainText('5 people')
  await expect(tiles.first()).toContainText('(simulated)')
  const happen = async (what: string) => {
    await press(panel(host), 'Let something happen')
    await press(host.getByRole('dialog', { name: 'Let something happen' }), what)
  }
  await happen('A table calls for a host')
  const needs = host.getByRole('region', { name: 'What needs you first' })
  await expect(needs).toContainText('asks for a host')
  await press(needs, 'I am coming')
  await happen('Somebody tells the hosts something in private')
  await expect(host.getByRole('region', { name: 'Told to the hosts alone' })).toContainText('spoken over')
  await happen('A note breaks the agreement')
  await expect(host.getByText(/An example of a note that breaks/).first()).toBeVisible()
  await house.expectAccessible(host)

  await press(panel(host), 'Start over')
  await press(host.getByRole('alertdialog', { name: 'Start over?' }), 'Start over')
  await expect(panel(host)).toContainText('No simulated guests yet.')
  await expect(host.getByRole('heading', { name: 'Before the first round' })).toBeVisible()
  await press(panel(host), 'End the rehearsal')
  await press(host.getByRole('alertdialog', { name: 'End the rehearsal?' }), 'End it')
  await expect(host).toHaveURL(new RegExp(`${cafe.cafeId}/desk`))
  await expect(host.getByRole('button', { name: 'Start round 1' })).toBeVisible()
  await expect(band(host)).toHaveCount(0)
  const { now: _, ...after } = await readCafe(house, cafe)
  const { now: __, ...was } = before
  expect(after).toEqual(was)
})

test('[EE181] on a phone, whoever comes into a rehearsal by its code reads what it is, and sits among simulated guests', {
  tag: '@long',
}, async ({ house }) => {
  const { host } = await rehearsing(house, PHONE)
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
  await bring(host, 4)
  const link = await host.getByRole('textbox', { name: 'Join link' }).inputValue()
  const guest = await house.person('a colleague', { viewport: PHONE })
  await guest.goto(new URL(link).pathname + new URL(link).hash)
  await expect(guest.getByText('Somebody practises hosting here')).toBeVisible()
  await house.expectAccessible(guest)
  await guest.getByLabel('What shall we call you?').fill('Heron')
  await press(guest, 'To the lobby')
  await expect(band(guest)).toBeVisible()
  await press(host.getByRole('region', { name: 'At the door' }), /^Let 1 in|Let in .*Heron/)
  await press(host.getByRole('region', { name: 'Where the café stands' }), 'Start round 1')
  await expectTableOnPhone(guest)
  await house.expectAccessible(guest)
  await house.expectNoSidewaysScroll(guest)
})

async function expectTableOnPhone(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'At the table' })).toBeInViewport({ ratio: 0.9 })
  await expect(band(page)).toBeVisible()
}
