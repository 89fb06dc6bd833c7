import type { Page } from 'playwright'
import { type Afternoon, beginAfternoon, WISH } from './afternoon.ts'
import { DESK, type Look, PHONE } from './camera.ts'
import { busyTable, everyTable, guest, heronOf, notes, type Scene, sitDown } from './stage.ts'

/** The voices beside the cloth; on a phone they have a place of their own. */
async function toVoices(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 800) await page.locator('.phone-bar > button').nth(1).click()
  await page.locator('.rail').waitFor()
}

/** Heron sits at the first table, with people who have had the floor and hands that are up. */
async function talking(afternoon: Afternoon, page: Page): Promise<void> {
  const { host: desk, people } = afternoon
  await busyTable(afternoon, page)
  const heron = await heronOf(afternoon)
  await desk.give('move', { participantId: heron, tableId: 't1' })
  await notes(page).nth(6).waitFor()
  const seats = await afternoon.seats()
  const here = people.filter(({ id }) => seats[id] === 't1')
  await here[2]?.give('raise-hand', { kind: 'short-reply' })
  await here[3]?.give('raise-hand', { later: true })
  await here[0]?.give('name-missing', { tableId: 't1', text: 'Night workers, who clean this room' })
  await toVoices(page)
  await page.locator('.named li').first().waitFor()
}

const MINUTE = 60_000

/** By day and by night, in both directions of writing. */
const VOICES_LOOKS: Look[] = [
  PHONE,
  DESK,
  { width: 360, theme: 'dark', language: 'ar' },
  { width: 1440, theme: 'dark', language: 'ar' },
]

/** Standing and lying. */
const DEVICE_LOOKS: Look[] = [
  { width: 768, theme: 'light', language: 'en' },
  { width: 1440, theme: 'light', language: 'en' },
  { width: 768, theme: 'dark', language: 'ar' },
]

/** So that four or five sit at each: a talk of two has no picture. */
const THREE_TABLES = { tables: WISH.tables.slice(0, 3) }

/** A table's talk, from a guest's place and from the device of the table. */
export const VOICES_SCENES: Record<string, Scene> = {
  'voices-queue': guest({ looks: VOICES_LOOKS, wish: THREE_TABLES, stage: talking }),
  'table-told': guest({
    looks: VOICES_LOOKS,
    wish: THREE_TABLES,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      const heron = await heronOf(afternoon)
      for (const tableId of ['t2', 't1']) await afternoon.host.give('move', { participantId: heron, tableId })
      await afternoon.host.give('announce', { text: 'There is tea in the corridor.' })
      await notes(page).nth(6).waitFor()
      await page.locator('.fleeting .notice').nth(1).waitFor()
    },
  }),
  'voices-asked': guest({
    looks: VOICES_LOOKS,
    wish: THREE_TABLES,
    async stage(afternoon, page, camera) {
      await talking(afternoon, page)
      await camera.turnClock(10.1 * MINUTE)
      await page.locator('.dock').waitFor()
    },
  }),
  'voices-first': guest({
    looks: VOICES_LOOKS,
    wish: { tables: 1 },
    async stage(afternoon, page) {
      await sitDown(afternoon, page)
      // The offer goes round in an order of its own; Heron is the last who has not passed.
      for (const _ of afternoon.people) for (const one of afternoon.people) await one.give('pass-first-word')
      await page.locator('.dock').waitFor()
    },
  }),
  'voices-promise': guest({
    looks: VOICES_LOOKS,
    wish: THREE_TABLES,
    async stage(afternoon, page) {
      await talking(afternoon, page)
      await page.locator('.promise > .btn').click()
      await page.getByRole('dialog').waitFor()
    },
  }),
  'voices-known': guest({
    looks: VOICES_LOOKS,
    wish: THREE_TABLES,
    async stage(afternoon, page) {
      await talking(afternoon, page)
      await page.locator('.missing > .btn').last().click()
      await page.getByRole('dialog').waitFor()
    },
  }),
  'voices-back': guest({
    looks: VOICES_LOOKS,
    wish: THREE_TABLES,
    fullPage: true,
    async stage(afternoon, page, camera) {
      await talking(afternoon, page)
      await camera.turnClock(MINUTE)
      await afternoon.host.give('end-round')
      await page.locator('svg.ring').waitFor()
      await page.locator('.self-check .seg label').first().click()
      await page.evaluate(() => scrollTo(0, 0))
    },
  }),
  'voices-device': async (camera, url, name) => {
    for (const look of DEVICE_LOOKS) {
      const afternoon = await beginAfternoon(url, THREE_TABLES)
      await everyTable(afternoon)
      const { url: link } = await afternoon.host.give('table-device', { tableId: 't1' })
      const page = await camera.page(look)
      await page.goto(String(link))
      await page.locator('.seat-card').first().waitFor()
      await notes(page).nth(6).waitFor()
      await camera.shoot(page, name, look)
      await page.context().close()
      afternoon.leave()
    }
  },
}
