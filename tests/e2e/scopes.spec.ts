import type { Locator, Page } from '@playwright/test'
import { command } from './commands.ts'
import { expect, type House, PHONE, test } from './house.ts'
import { onOwnServer } from './own-server.ts'

const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) })
const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()
const clockBar = (host: Page) => host.getByRole('region', { name: 'Where the café stands' })
const SCOPES = ['The door', 'The time', 'The tables', 'The words']

/** A co-host for these alone, by a link that the organiser made at the desk. */
async function coHostFor(house: House, host: Page, name: string, scopes: string[], options: object = {}) {
  await tab(host, 'Lobby').click()
  const hosts = host.getByRole('region', { name: 'Hosts' })
  await hosts.getByLabel('Name of a co-host').fill(name)
  for (const scope of SCOPES.filter((one) => !scopes.includes(one))) {
    await hosts.getByRole('checkbox', { name: scope }).uncheck()
  }
  await house.expectAccessible(host)
  await press(hosts, 'Make a host link')
  await hosts.getByRole('button', { name: 'Show', exact: true }).click()
  const link = await hosts.getByLabel('Link for the co-host').inputValue()
  const page = await house.person(name, options)
  await page.goto(link)
  await expect(page).toHaveURL(/\/desk$/)
  await expect(tab(page, 'Lobby')).toBeVisible()
  return page
}

/** What the server answers this browser's cookie to a command that no screen has offered. */
async function force(page: Page, wish: object) {
  const [cookie] = await page.context().cookies()
  const as = cookie?.name.replace('tablecloth_', '') ?? ''
  const [, cafeId] = /cafe\/([^/]+)/.exec(page.url()) ?? []
  const headers = { 'X-Tablecloth-As': as }
  const response = await page.request.post(`/api/cafes/${cafeId}/commands`, { data: wish, headers })
  const { code, detail } = await response.json()
  return { status: response.status(), code, detail }
}

test('[EE178] a co-host for the door alone lets people in and is not offered the clock, until the organiser gives them the time', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ admission: 'lobby' })
  const host = await house.host(cafe)
  const plover = await coHostFor(house, host, 'Plover', ['The door'], { viewport: PHONE })
  const hosts = host.getByRole('region', { name: 'Hosts' })
  await expect(hosts).toContainText('Takes care of the door')
  await expect(plover.getByText(/You take care of the door\./)).toBeVisible()
  await expect(clockBar(plover).getByRole('button')).toHaveCount(0)
  await expect(plover.getByRole('button', { name: 'Send to all' })).toHaveCount(0)
  await expect(plover.getByRole('button', { name: 'Open another table' })).toHaveCount(0)
  await house.expectAccessible(plover)
  await house.expectNoSidewaysScroll(plover)

  const heron = await house.guest(cafe, 'Heron')
  await tab(plover, 'Lobby').click()
  await press(plover, /^Let in .*Heron/)
  await expect(heron.getByText('You are in')).toBeVisible()
  await expect(plover.getByRole('heading', { name: 'Big screen' })).toHaveCount(0)
  await house.expectAccessible(plover)
  await house.expectNoSidewaysScroll(plover)
  expect(await force(plover, { type: 'start-round' })).toEqual({
    status: 403,
    code: 'out_of_scope',
    detail: 'This needs the scope "time", which the organiser can give',
  })

  await press(hosts, /^Change tasks of .*Plover/)
  const asked = host.getByRole('dialog')
  await asked.getByRole('checkbox', { name: 'The time' }).check()
  await house.expectAccessible(host)
  await press(asked, 'Save')
  await expect(hosts).toContainText('Takes care of the door and the time')
  await expect(plover.getByText(/Avocet.* changed what you take care of/)).toBeVisible()
  await tab(plover, 'Desk').click()
  await press(clockBar(plover), 'Tell everyone')
  await plover.getByRole('dialog').getByLabel('Your words').fill('Tea is in the garden')

  // Words that are being written when the time is taken away stay, with why they did not go out.
  await tab(host, 'Desk').click()
  await press(host, /^Undo: .*changed what .*Plover.* takes care of/)
  await expect(plover.getByRole('button', { name: 'Start round 1', includeHidden: true })).toHaveCount(0)
  await press(plover.getByRole('dialog'), 'Tell them')
  await expect(plover.getByRole('dialog')).toContainText('That belongs to whoever keeps the time')
  await expect(plover.getByRole('dialog').getByLabel('Your words')).toHaveValue('Tea is in the garden')
  await house.expectAccessible(plover)
})

test('[EE179] with the organiser gone a co-host for the door leads the café through its round, until the organiser is back', {
  tag: '@long',
}, async ({ browser }) => {
  await onOwnServer(browser, {}, async (house, server) => {
    const cafe = await house.makeCafe()
    const host = await house.host(cafe)
    const plover = await coHostFor(house, host, 'Plover', ['The door'])
    await house.guest(cafe, 'Heron')
    await command(house, cafe, { type: 'start-round' })
    await expect(clockBar(plover)).toContainText('Round 1 of 3')
    await expect(clockBar(plover).getByRole('button')).toHaveCount(0)
    await host.context().close()
    const offer = plover.getByText('While you lead, time and tables are yours as well.')
    // The server misses a device from when it hears that it has gone.
    await expect(async () => {
      await server.turnClock(21_000)
      await expect(offer).toBeVisible({ timeout: 1500 })
    }).toPass()
    await house.expectAccessible(plover)
    await press(plover, 'Lead from here')
    await expect(plover.getByText(/While you lead, you also keep the time and the tables\./)).toBeVisible()
    await press(clockBar(plover), 'Pause')
    await press(clockBar(plover), /^Go on/)
    await house.expectAccessible(plover)
    await server.turnClock(21 * 60_000)
    await expect(clockBar(plover).getByRole('button', { name: 'Start round 2' })).toBeVisible()
    await press(plover, /^More$/)
    await expect(plover.getByRole('button', { name: 'Close the café' })).toHaveCount(0)
    await plover.keyboard.press('Escape')
    const back = await house.host(cafe)
    await press(back, 'Take the lead back')
    await expect(clockBar(plover).getByRole('button')).toHaveCount(0)
    await expect(plover.getByText(/You take care of the door\./)).toBeVisible()
  })
})
