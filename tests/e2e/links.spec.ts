import type { Page } from '@playwright/test'
import { expect, type House, PHONE, test } from './house.ts'
import { onOwnServer } from './own-server.ts'

const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) })
const press = (page: Page | ReturnType<Page['locator']>, name: string | RegExp) =>
  page.getByRole('button', { name }).click()
const asked = (page: Page) => page.getByRole('alertdialog')

/** A co-host, by a link that the organiser made at the desk. */
async function coHost(house: House, host: Page, name: string): Promise<Page> {
  await tab(host, 'Lobby').click()
  const hosts = host.getByRole('region', { name: 'Hosts' })
  await hosts.getByLabel('Name of a co-host').fill(name)
  await press(hosts, 'Make a host link')
  await hosts.getByRole('button', { name: 'Show', exact: true }).click()
  const link = await hosts.getByLabel('Link for the co-host').inputValue()
  const page = await house.person(name)
  await page.goto(link)
  await expect(page).toHaveURL(/\/desk$/)
  // The desk is there once the host is connected.
  await expect(tab(page, 'Lobby')).toBeVisible()
  return page
}

test('[EE170] a host renews the code and their own link: old ones open nothing, and a device that came by the old one is told why', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe()
  const [host, elsewhere] = [await house.host(cafe), await house.host(cafe)]
  const heron = await house.guest(cafe, 'Heron')
  await tab(host, 'Lobby').click()
  await press(host, 'Renew the code')
  await house.expectAccessible(host)
  await press(asked(host), 'Renew it')
  await expect(host.getByText(cafe.joinCode)).toHaveCount(0)
  const late = await house.person('somebody with the old code')
  await late.goto(`/join#${cafe.joinCode}`)
  await expect(late.getByRole('textbox')).toBeVisible()
  await expect(heron.getByText('Allies at one table')).toBeVisible()

  await press(host, /^Renew the link of .*Avocet/)
  const dialog = host.getByRole('dialog')
  await press(dialog, 'Renew it')
  await expect(elsewhere.getByRole('heading', { name: 'You are signed out here' })).toBeVisible()
  await expect(elsewhere.getByText('The link that this device came by was renewed')).toBeVisible()
  await house.expectAccessible(elsewhere)
  await press(dialog, 'Show')
  const link = await dialog.getByLabel('New link').inputValue()
  await house.expectAccessible(host)
  await elsewhere.goto(cafe.hostUrl)
  await expect(elsewhere.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible()
  await elsewhere.goto(link)
  await expect(elsewhere).toHaveURL(/\/desk$/)
  await host.reload()
  await expect(host).toHaveURL(/\/desk/)
  await expect(tab(host, 'Seating')).toBeVisible()
})

test('[EE171] a guest sees on a phone where they are signed in and when all is erased, and signs another device out', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe()
  const phone = await house.guest(cafe, 'Heron', { viewport: PHONE, hasTouch: true, isMobile: true })
  const cookies = await phone.context().cookies()
  const laptop = await house.person('Heron, elsewhere')
  const { origin } = new URL(house.url)
  const [cookie] = cookies
  const mine = await phone.evaluate(() => localStorage.getItem('tablecloth.cafes') ?? '[]')
  // One's own seat on a second device: its token, handed in there.
  const answer = await laptop.request.post('/api/sessions', {
    headers: { authorization: `Bearer ${cookie?.value}`, origin },
  })
  expect(answer.status()).toBe(201)
  await laptop.goto('/')
  await laptop.evaluate((kept) => localStorage.setItem('tablecloth.cafes', kept), mine)
  await laptop.goto(phone.url())
  await expect(laptop.getByText('Allies at one table')).toBeVisible()

  await phone.getByRole('button', { name: /^Erased/ }).tap()
  const sheet = phone.getByRole('dialog')
  await expect(sheet.getByText('Everything of this café is erased from the server on')).toBeVisible()
  await expect(sheet.getByRole('link', { name: 'What is kept, where, until when' })).toBeVisible()
  await expect(sheet.getByRole('listitem')).toHaveCount(2)
  await expect(sheet.getByText('open now')).toHaveCount(2)
  await house.expectAccessible(phone)
  await house.expectNoSidewaysScroll(phone)
  await sheet.getByRole('button', { name: /^Sign out/ }).tap()
  await expect(sheet.getByRole('listitem')).toHaveCount(1)
  await expect(laptop.getByText('This device was signed out from another one.')).toBeVisible()
  await laptop.reload()
  await expect(laptop.getByRole('heading', { name: 'There is no seat for you here.' })).toBeVisible()
  await expect(phone.getByText('Allies at one table')).toBeVisible()
  // From every page that needs no seat, too; and the page itself has the dates of this device's cafés.
  const paths = [
    '/',
    '/make',
    '/plan',
    '/join',
    '/join#000-000-000',
    `/join#${cafe.joinCode}`,
    '/host#no.thing',
    '/no-such-page',
  ]
  for (const path of paths) {
    await laptop.goto('about:blank')
    await laptop.goto(path)
    await expect(laptop.getByRole('link', { name: /^What is kept/ })).toBeVisible()
  }
  await phone.goto('/privacy')
  await expect(phone.getByText(/Allies at one table.*: erased on/)).toBeVisible()
  await house.expectAccessible(phone)
  await house.expectNoSidewaysScroll(phone)
})

test('[EE172] the organiser hands the café to a co-host, who has a new link; and sees and ends devices of hosts', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe()
  const host = await house.host(cafe)
  const plover = await coHost(house, host, 'Plover')
  await press(host, 'Look at the devices of hosts')
  await expect(host.getByRole('listitem').filter({ hasText: 'Plover' }).filter({ hasText: 'open now' })).toHaveCount(1)
  await house.expectAccessible(host)
  await press(host, /^Hand over the café to .*Plover/)
  await house.expectAccessible(host)
  await press(asked(host), 'Ask them')
  await expect(host.getByText(/who has not answered yet/)).toBeVisible()
  await expect(plover.getByText(/offers you this café/)).toBeVisible()
  await house.expectAccessible(plover)
  await press(plover, 'Take it')
  await expect(plover.getByText('The café is yours.')).toBeVisible()
  await expect(host.getByRole('button', { name: /^Hand over/ })).toHaveCount(0)
  await expect(host.getByRole('button', { name: 'Make a host link' })).toHaveCount(0)
  await tab(plover, 'Lobby').click()
  await expect(plover.getByRole('button', { name: /^Hand over the café to .*Avocet/ })).toBeVisible()
  await plover.reload()
  await tab(plover, 'Harvest').click()
  await expect(plover.getByRole('heading', { name: 'Erase the café' })).toBeVisible()
})

test('[EE173] the host’s device dies in mid-round: after 20 s a co-host leads on, the round ends by the clock, and the host link brings the desk back', {
  tag: '@long',
}, async ({ browser }) => {
  await onOwnServer(browser, {}, async (house, server) => {
    const cafe = await house.makeCafe()
    const host = await house.host(cafe)
    const plover = await coHost(house, host, 'Plover')
    const heron = await house.guest(cafe, 'Heron')
    await tab(host, 'Desk').click()
    await press(host, 'Start round 1')
    await expect(heron.getByRole('heading', { name: 'What do we ask of each other?' }).first()).toBeVisible()
    await host.context().close()
    await expect(plover.getByText(/has not been connected since/)).toHaveCount(0)
    await server.turnClock(21_000)
    await expect(plover.getByText(/has not been connected since/)).toBeVisible()
    await expect(plover.getByText('The round goes on and ends by the clock.')).toBeVisible()
    await house.expectAccessible(plover)
    await press(plover, 'Lead from here')
    await expect(plover.getByText(/has not been connected since/)).toHaveCount(0)
    await server.turnClock(21 * 60_000)
    await tab(plover, 'Desk').click()
    await expect(plover.getByRole('button', { name: 'Start round 2' }).first()).toBeVisible()
    const back = await house.host(cafe)
    await expect(back.getByText(/Plover.* leads from the desk now/)).toBeVisible()
    await press(back, 'Take the lead back')
    await expect(back.getByText(/leads from the desk now/)).toHaveCount(0)
  })
})

test('[EE174] tab, icon and history say nothing of a café where a person or the organiser wants that, from before the page is there; and a wipe leaves nothing', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ plainTitle: true })
  const plain = await house.guest(cafe, 'Heron')
  await expect(plain).toHaveTitle('Notes')
  await expect(plain.locator('link[rel="icon"]')).toHaveAttribute('href', '/plain.svg')
  /** Every title that the page has had since it began, before a script of ours ran among them. */
  const titles = async (page: Page) => {
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        const icons = [...document.querySelectorAll('link[rel="icon"]')].map((link) => link.getAttribute('href') ?? '')
        seen.push(document.title, ...icons)
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    await page.reload()
    await expect(page.getByText('Allies at one table')).toBeVisible()
    return page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)].filter(Boolean).sort())
  }
  expect(await titles(plain)).toEqual(['/plain.svg', 'Notes'])

  const other = await house.makeCafe()
  const teal = await house.guest(other, 'Teal')
  await expect(teal).toHaveTitle('Tablecloth')
  await press(teal, /^Erased/)
  await teal.getByRole('checkbox', { name: 'Say nothing in the tab' }).check()
  await expect(teal).toHaveTitle('Notes')
  await house.expectAccessible(teal)
  await teal.keyboard.press('Escape')
  expect(await titles(teal)).toEqual(['/plain.svg', 'Notes'])

  await press(teal, 'Leave this café and wipe it from this device')
  await press(asked(teal), 'Leave and wipe')
  await expect(teal.getByRole('heading', { name: 'Small tables, one long conversation.' })).toBeVisible()
  const left = await teal.evaluate(async () => ({
    stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    databases: await indexedDB.databases(),
    caches: 'caches' in window ? await caches.keys() : [],
    workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    entries: history.state,
  }))
  expect(left).toMatchObject({ stored: [], databases: [], caches: [], workers: 0 })
  expect(JSON.stringify(left.entries)).not.toMatch(/Teal|Allies/)
  expect(await teal.context().cookies()).toEqual([])
  await press(plain, 'Leave quickly')
  await expect(plain).toHaveURL('about:blank')
  await expect(plain).toHaveTitle('')
})
