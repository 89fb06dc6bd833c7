import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { noteOf } from './cloth.ts'
import { readCafe } from './commands.ts'
import { known, expect as soon, test } from './company.ts'
import { type House, PHONE } from './house.ts'

/** Six and twenty browsers share one machine here: what has to come may take its time. */
const expect = soon.configure({ timeout: 90_000 })
test.use({ actionTimeout: 90_000, navigationTimeout: 90_000 })

const GUESTS = [
  ...['Avens', 'Bryony', 'Campion', 'Dittany', 'Elder', 'Fennel', 'Gorse', 'Heather', 'Iris', 'Juniper', 'Knapweed'],
  ...['Lovage', 'Mallow', 'Nettle', 'Orache', 'Poppy', 'Quince', 'Rue', 'Sorrel', 'Tansy', 'Umbel', 'Vetch', 'Willow'],
  ...['Xanthium', 'Yarrow'],
]

const clockBar = (host: Page) => host.getByRole('region', { name: 'Where the café stands' })
const tab = (host: Page, name: string) => host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name })
const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()

async function endRoundNow(host: Page): Promise<void> {
  await host.getByRole('button', { name: 'More', exact: true }).click()
  await press(host.getByRole('dialog', { name: 'More' }), 'End the round now')
  await press(host.getByRole('alertdialog', { name: 'End the round now?' }), 'End the round now')
}

async function closeCafe(host: Page): Promise<void> {
  await press(clockBar(host), 'Close the café')
  await press(host.getByRole('alertdialog', { name: 'Close the café?' }), 'Close the café')
}

async function takeAlong(host: Page): Promise<{ notes: { text: string; credit: { label: string } }[] }> {
  await tab(host, 'Harvest').click()
  const [file] = await Promise.all([host.waitForEvent('download'), press(host, 'JSON')])
  return JSON.parse(await readFile(await file.path(), 'utf8'))
}

/** Lays a café by the form, and opens its desk from there; what guests need to come in. */
async function layAndOpen(house: House, who: string, viewport?: { width: number; height: number }) {
  const host = await house.person(who, viewport ? { viewport } : {})
  await host.goto('/make')
  await host.getByText('Who comes in, and what becomes of words').click()
  await host.getByLabel('A host lets people in').check()
  await press(host, 'Lay the tables')
  await expect(host.getByRole('heading', { name: 'The tables are laid' })).toBeVisible()
  const joinUrl = await host.getByRole('textbox', { name: 'Join link' }).inputValue()
  const joinCode = new URL(joinUrl).hash.slice(1)
  const links = host.getByRole('region', { name: 'To host' })
  await press(links, 'Show')
  const [cafeId = '', hostToken = ''] = new URL(await links.getByLabel('Host link').inputValue()).hash
    .slice(1)
    .split(/\.(.*)/)
  const { tables: laid } = await readCafe(house, { cafeId, hostToken })
  const tables = Object.entries(laid as Record<string, { name: string; order: number }>)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id, { name }]) => ({ id, name }))
  await host.getByRole('link', { name: 'To the desk' }).first().click()
  await expect(host).toHaveURL(/\/desk/)
  return { host, cafe: { cafeId, hostToken, joinCode, tables } as CafeCreated }
}

/** Pairs of people who sit at one table, each written one way. */
function pairsOf(seats: Record<string, string>): string[] {
  const ids = Object.keys(seats).sort()
  return ids.flatMap((a, i) => ids.slice(i + 1).flatMap((b) => (seats[a] === seats[b] ? [`${a} ${b}`] : [])))
}

test('[EE186] one host and twenty-five guests, each in a browser of their own, go from the invitation to the export', {
  tag: '@long',
}, async ({ house }) => {
  test.setTimeout(20 * 60_000)
  const { host, cafe } = await layAndOpen(house, 'the host')
  const guests = await Promise.all(GUESTS.map((name) => arrive(house, cafe, name)))
  await tab(host, 'Lobby').click()
  const door = host.getByRole('region', { name: 'At the door' })
  await expect(door.getByRole('listitem')).toHaveCount(GUESTS.length)
  await press(door, `Let all ${GUESTS.length} in`)
  for (const guest of guests) await expect(guest.getByText('You are in')).toBeVisible()
  for (const guest of guests) await guest.getByRole('checkbox', { name: /keep to this/ }).click()
  for (const guest of guests) await expect(guest.getByText('You said that you will do your best')).toBeVisible()

  await tab(host, 'Seating').click()
  await press(host, 'Plan the rotation')
  await expect(host.getByRole('heading', { name: 'Nobody meets twice. No plan can do better.' })).toBeVisible()
  await tab(host, 'Desk').click()
  const met: string[] = []
  for (const round of [1, 2]) {
    await press(clockBar(host), `Start round ${round}`)
    await Promise.all(guests.map((guest) => expect(guest.getByRole('region', { name: /^The cloth,/ })).toBeVisible()))
    await Promise.all(guests.map((guest, n) => say(guest, `${GUESTS[n]} in round ${round}`)))
    const { seats } = await known(house, cafe)
    met.push(...pairsOf(seats))
    const tiles = host.getByRole('region', { name: 'The tables' }).getByRole('article')
    await expect(tiles).toHaveCount(5)
    for (const tile of await tiles.all()) {
      await expect(tile).toContainText('5 people')
      await expect(tile).toContainText(`${5 * round} notes`)
    }
    if (round === 1) await house.expectAccessible(host)
    await endRoundNow(host)
    for (const guest of guests) await expect(guest.getByText(`For round ${round + 1} you`)).toBeVisible()
  }
  expect(new Set(met).size).toBe(met.length)
  expect(met).toHaveLength(2 * 5 * 10)

  await host.getByRole('button', { name: 'More', exact: true }).click()
  await press(host.getByRole('dialog', { name: 'More' }), 'Open the gallery walk')
  await press(host.getByRole('dialog', { name: 'Open the gallery walk' }), 'Open it now')
  for (const guest of guests) await expect(guest.getByRole('heading', { name: 'Gallery walk' })).toBeVisible()
  await press(clockBar(host), 'Open the harvest')
  const [avens, bryony] = guests as [Page, Page]
  await expect(noteOf(avens, 'Avens in round 1')).toBeVisible()
  await avens.getByLabel('A new theme').fill('Who is heard')
  await press(avens, 'Make it')
  await expect(bryony.getByLabel('What this theme says')).toHaveValue('Who is heard')
  await tab(host, 'Desk').click()
  await closeCafe(host)
  for (const guest of guests) await expect(guest.getByRole('heading', { name: 'Thank you for coming' })).toBeVisible()
  const { notes } = await takeAlong(host)
  const said = GUESTS.flatMap((name) => [1, 2].map((round) => `${name} in round ${round}`))
  expect(notes.map(({ text }) => text).sort()).toEqual(said.sort())
  for (const { text, credit } of notes) expect(credit.label).toBe(text.split(' ')[0])
})

test('[EE187] a host carries a whole café on a phone, from laying the tables to the export', {
  tag: '@long',
}, async ({ house, company }) => {
  test.setTimeout(10 * 60_000)
  const { host, cafe } = await layAndOpen(house, 'the host', PHONE)
  const fits = async () => {
    await house.expectAccessible(host)
    await house.expectNoSidewaysScroll(host)
  }
  const others = await Promise.all(['Rook', 'Teasel', 'Finch', 'Plover'].map((name) => company.join(cafe, name)))
  const heron = await arrive(house, cafe, 'Heron')
  await fits()
  await host.getByRole('link', { name: 'To the door' }).click()
  await press(host.getByRole('region', { name: 'At the door' }), 'Let all 5 in')
  await expect(heron.getByText('You are in')).toBeVisible()
  await fits()
  await tab(host, 'Seating').click()
  await press(host, 'Plan the rotation')
  await expect(host.getByRole('heading', { name: /No plan can do better|Nobody meets twice/ })).toBeVisible()
  await fits()
  await tab(host, 'Desk').click()
  await press(clockBar(host), 'Start round 1')
  await say(heron, 'Said to a pocket')

  await press(heron, 'Call a host')
  await press(heron.getByRole('dialog', { name: 'Call a host' }), 'Ring the bell')
  const needs = host.getByRole('region', { name: 'What needs you first' })
  await expect(needs).toContainText('asks for a host')
  await fits()
  await press(needs, 'I am coming')
  await needs.waitFor({ state: 'hidden' })
  await expect(heron.getByText('A host is on the way to your table.')).toBeVisible()

  await host
    .getByRole('article')
    .filter({ hasText: 'Said to a pocket' })
    .getByRole('link', { name: /^Step in/ })
    .click()
  await expect(host.getByRole('link', { name: 'Back to the desk' })).toBeVisible()
  await fits()
  await press(noteOf(host, 'Said to a pocket'), 'Choices for this note')
  await press(host.getByRole('dialog', { name: 'This note' }), 'Take this note off the cloth')
  await expect(heron.getByText('A host has taken one of your notes off the cloth.')).toBeVisible()
  await host.getByRole('link', { name: 'Back to the desk' }).click()
  await press(host.getByRole('region', { name: 'Taken off the cloth' }), 'Put it back')
  await expect(noteOf(heron, 'Said to a pocket')).toBeVisible()

  await tab(host, 'Lobby').click()
  await press(host, /^More about .*Heron/)
  const sheet = host.getByRole('dialog', { name: 'Heron' })
  const { seats } = await known(house, cafe)
  const from = Object.keys((await known(house, cafe)).people).find((id) => !others.some((other) => other.id === id))
  const free = cafe.tables.findIndex(({ id }) => id !== seats[from ?? ''])
  await sheet.getByRole('combobox', { name: 'Seat' }).selectOption({ index: free })
  await fits()
  await press(sheet, 'Move there')
  await expect(heron.getByText(/gave you another seat/)).toBeVisible()

  await tab(host, 'Desk').click()
  await press(clockBar(host), '2 minutes more')
  await endRoundNow(host)
  await expect(heron.getByText('For round 2 you')).toBeVisible()
  await fits()
  await host.getByRole('button', { name: 'More', exact: true }).click()
  await press(host.getByRole('dialog', { name: 'More' }), 'Open the gallery walk')
  await press(host.getByRole('dialog', { name: 'Open the gallery walk' }), 'Open it now')
  await expect(heron.getByRole('heading', { name: 'Gallery walk' })).toBeVisible()
  await fits()
  await press(clockBar(host), 'Open the harvest')
  await expect(noteOf(heron, 'Said to a pocket')).toBeVisible()
  await tab(host, 'Harvest').click()
  await fits()
  await tab(host, 'Desk').click()
  await closeCafe(host)
  await expect(heron.getByRole('heading', { name: 'Thank you for coming' })).toBeVisible()
  const { notes } = await takeAlong(host)
  expect(notes.map(({ text }) => text)).toEqual(['Said to a pocket'])
  await fits()
})

/** At the door by the join link, not yet let in. */
async function arrive(house: House, cafe: CafeCreated, name: string): Promise<Page> {
  const page = await house.person(name)
  await page.goto(`/join#${cafe.joinCode}`)
  await page.getByLabel('What shall we call you?').fill(name)
  await press(page, 'To the lobby')
  await expect(page.getByRole('heading', { name: 'A host will let you in.' })).toBeVisible()
  return page
}

/** As `write`, for a crowded machine. */
async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Write' }).click()
  await page.getByLabel('Your new note').fill(words)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(page, words)).toContainText('Saved')
}
