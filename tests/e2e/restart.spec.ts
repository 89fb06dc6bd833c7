import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { openStand, type Stand } from '../screenshots/stand.ts'
import { expectTable, noteOf, tools, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, heronAndRook, idOf, known, startRound, TABLES, tableId, test } from './company.ts'
import { House, PHONE } from './house.ts'

/** Everyone has to be back in this time after the server says that it serves, in ms. */
const WITHIN = 10_000

/** A server of the journey's own, that can be stopped and started again where it was. */
async function withOwnServer(browser: Browser, live: (house: House, server: Server) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-restart-'))
  const server = new Server(await openStand(folder), folder)
  const house = new House(browser, server.url)
  try {
    await live(house, server)
    await house.close()
  } finally {
    await server.end('stop')
    rmSync(folder, { recursive: true, force: true })
  }
}

class Server {
  readonly url: string
  #stand: Stand
  #folder: string

  constructor(stand: Stand, folder: string) {
    this.url = stand.url
    this.#stand = stand
    this.#folder = folder
  }

  end(how: 'stop' | 'kill'): Promise<void> {
    return this.#stand[how]()
  }

  async startAgain(): Promise<void> {
    this.#stand = await openStand(this.#folder, new URL(this.url).port)
  }
}

/** Two guests at the second table of a café whose round is on. */
async function twoAtTheTable(house: House) {
  const cafe = await house.makeCafe({ tables: TABLES })
  const [heron, teal] = await Promise.all([house.guest(cafe, 'Heron'), house.guest(cafe, 'Teal')])
  await startRound(house, cafe, { Heron: 1, Teal: 1 })
  for (const page of [heron, teal]) await expect(page.getByRole('banner').getByText('Give and take')).toBeVisible()
  return { cafe, heron, teal }
}

/** Writes while there is no server: the note waits in the tab. */
async function writeAway(page: Page, words: string): Promise<void> {
  await tools(page).getByRole('button', { name: 'Write' }).click()
  await page.getByLabel('Your new note').fill(words)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(page, words)).toContainText('Not saved yet: only in this tab')
}

for (const [how, rule] of [
  ['stop', '[EE90] the server is stopped and started again in the middle of a round, and everyone is back in seconds'],
  ['kill', '[EE91] the server is killed in the middle of a round, and nothing that anybody wrote is lost'],
] as const) {
  // Of the two the kill is the harder one.
  test(rule, { tag: how === 'stop' ? ['@long'] : [] }, async ({ browser }) => {
    await withOwnServer(browser, async (house, server) => {
      const { cafe, heron, teal } = await twoAtTheTable(house)
      const before = await known(house, cafe)
      await write(heron, 'Said before')
      await write(teal, 'Answered before')
      await server.end(how)
      for (const page of [heron, teal]) await expect(page.getByText('No connection. Keep writing.')).toBeVisible()
      await writeAway(heron, 'Written in the dark')
      await writeAway(teal, 'And so was this')
      await house.expectAccessible(heron)
      await server.startAgain()
      await expectBack(heron, 'And so was this')
      await expectBack(teal, 'Written in the dark')
      for (const page of [heron, teal]) {
        for (const old of ['Said before', 'Answered before']) await expect(noteOf(page, old)).toHaveCount(1)
        await expect(page.getByRole('banner').getByText('Give and take')).toBeVisible()
        await expect(page.getByRole('timer')).toContainText(/20 minutes|19 minutes/)
      }
      const after = await known(house, cafe)
      expect(after.state).toEqual(before.state)
      expect(after.seats).toEqual(before.seats)
      await write(teal, 'And on we go')
      await expect(noteOf(heron, 'And on we go')).toBeVisible()
    })
  })
}

async function expectBack(page: Page, theirs: string): Promise<void> {
  await expect(noteOf(page, theirs)).toBeVisible({ timeout: WITHIN })
  await expect(page.getByText('All saved')).toBeVisible({ timeout: WITHIN })
  await expect(page.getByText('No connection. Keep writing.')).toHaveCount(0, { timeout: WITHIN })
}

test('[EE92] whoever was away while the café went on comes back to the new table with every word', async ({
  house,
  company,
}) => {
  const { cafe, rook, heron } = await heronAndRook(house, company, { Heron: 0, Rook: 1 })
  await write(heron, 'Before the train went into the tunnel')
  await heron.context().setOffline(true)
  await writeAway(heron, 'The first thought in the tunnel')
  await writeAway(heron, 'The second thought in the tunnel')
  await expect(heron.getByText('No connection. Keep writing.')).toBeVisible()
  await command(house, cafe, { type: 'end-round' })
  await startRound(house, cafe, { Heron: 1, Rook: 0 })
  await heron.context().setOffline(false)
  await expect(heron.getByRole('banner').getByText('Give and take')).toBeVisible()
  const offered = heron.getByText('These words of yours could not be saved.')
  await expect(offered).toHaveCount(2)
  await house.expectAccessible(heron)
  const lay = heron.getByRole('button', { name: 'Lay them on this cloth' })
  await lay.first().click()
  await lay.click()
  await expect(offered).toHaveCount(0)
  for (const words of ['first', 'second']) {
    await expect(noteOf(heron, `The ${words} thought in the tunnel`)).toContainText('Saved')
  }
  const old = await rook.open(`table/${cafe.cafeId}/${tableId(cafe, 0)}`)
  expect(JSON.stringify(old.getMap('notes').toJSON())).toContain('Before the train went into the tunnel')
})

test('[EE93] whoever comes back after the rounds, or after being asked to leave, still has the words that did not go out', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const [heron, teal] = await Promise.all([house.guest(cafe, 'Heron'), house.guest(cafe, 'Teal')])
  await startRound(house, cafe, { Heron: 0, Teal: 1 })
  for (const page of [heron, teal]) {
    await expectTable(page)
    await page.context().setOffline(true)
    await writeAway(page, 'Thought on the way home')
  }
  await command(house, cafe, { type: 'remove', participantId: await idOf(house, cafe, 'Teal') })
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-gallery' })
  for (const page of [heron, teal]) await page.context().setOffline(false)
  const kept = (page: Page) => page.getByRole('status').filter({ hasText: 'Thought on the way home' })
  await expect(heron.getByRole('heading', { name: 'Gallery walk' })).toBeVisible()
  await expect(kept(heron)).toContainText('These words of yours could not be saved.')
  await expect(kept(heron).getByRole('button', { name: 'Lay them on this cloth' })).toHaveCount(0)
  await house.expectAccessible(heron)
  await expect(teal.getByRole('heading', { name: 'There is no seat for you here.' })).toBeVisible()
  await expect(kept(teal).getByRole('button', { name: 'Copy my words' })).toBeVisible()
  await house.expectAccessible(teal)
  await command(house, cafe, { type: 'start-harvest' })
  await expect(heron.getByRole('heading', { name: 'Harvest' })).toBeVisible()
  await expect(kept(heron)).toBeVisible()
  await command(house, cafe, { type: 'close' })
  await expect(heron.getByRole('heading', { name: 'Thank you for coming' })).toBeVisible()
  await expect(kept(heron)).toBeVisible()
  await house.expectAccessible(heron)
  await heron.getByRole('button', { name: 'Let them go' }).click()
  await expect(kept(heron)).toHaveCount(0)
})

test('[EE94] where the network does not bring the cloth, the list takes its place and unsent words stay', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const heron = await house.guest(cafe, 'Heron', { viewport: PHONE })
  await heron.route(/\/assets\/BoardCanvas/, (route) => route.abort())
  await command(house, cafe, { type: 'start-round' })
  const bar = heron.getByRole('navigation', { name: 'At the table' })
  // The bar is there before the table's words are; without those there is nothing to write on yet.
  await expect(heron.getByRole('list', { name: /^Notes, in the order/ })).toBeAttached()
  await heron.context().setOffline(true)
  await bar.getByRole('button', { name: 'Write' }).click()
  await heron.getByLabel('Your new note').fill('Written under the bridge')
  await heron.getByRole('button', { name: 'Done' }).click()
  await bar.getByRole('button', { name: 'More' }).click()
  await heron.getByRole('dialog').getByText('Cloth', { exact: true }).click()
  await expect(noteOf(heron, 'Written under the bridge')).toContainText('Not saved yet: only in this tab')
  await heron.context().setOffline(false)
  await expect(noteOf(heron, 'Written under the bridge')).toContainText('Saved')
})
