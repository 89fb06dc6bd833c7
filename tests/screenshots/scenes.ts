import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { Page } from 'playwright'
import { type Afternoon, beginAfternoon, fillTable, gatherThemes, WISH } from './afternoon.ts'
import { type Camera, DESK, EVERY_LOOK, type Look, PHONE, TWO_LOOKS } from './camera.ts'

type Scene = (camera: Camera, url: string, name: string) => Promise<void>

const pathOf = (address: string) => new URL(address).pathname + new URL(address).hash

/** A page that needs nobody else. */
const alone =
  (path: string, fullPage = false): Scene =>
  async (camera, _url, name) => {
    for (const look of TWO_LOOKS) {
      const page = await camera.page(look)
      await page.goto(path)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      await camera.shoot(page, name, look, fullPage)
      await page.context().close()
    }
  }

/** Joins as Heron through the page itself, whatever its language. */
async function joinAsHeron(page: Page, cafe: CafeCreated): Promise<void> {
  await page.goto(pathOf(cafe.joinUrl))
  await page.getByRole('textbox').first().fill('Heron')
  await page.locator('button[type="submit"]').click()
  await page.waitForURL(/\/cafe\//)
  await page.locator('form').waitFor({ state: 'detached' })
  await page.getByText('Heron').first().waitFor()
}

async function openDesk(page: Page, cafe: CafeCreated, tab = ''): Promise<void> {
  await page.goto(pathOf(cafe.hostUrl))
  await page.waitForURL(/\/desk/)
  if (tab) await page.goto(`/cafe/${cafe.cafeId}/desk/${tab}`)
  await page.locator('h1').first().waitFor()
}

interface Sitting {
  /** Minutes of a round, and so on. */
  wish?: object
  looks?: Look[]
  fullPage?: boolean
  /** Brings the café to where the picture is taken; Heron is at `page`, in the lobby. */
  stage(afternoon: Afternoon, page: Page): Promise<void>
}

/** A picture from a guest's place: a fresh café for each look, so that every one of them shows the same moment. */
const guest =
  ({ wish = {}, looks = TWO_LOOKS, fullPage = false, stage }: Sitting): Scene =>
  async (camera, url, name) => {
    for (const look of looks) {
      const afternoon = await beginAfternoon(url, wish)
      const page = await camera.page(look)
      await joinAsHeron(page, afternoon.cafe)
      await stage(afternoon, page)
      await camera.shoot(page, name, look, fullPage)
      await page.context().close()
      afternoon.leave()
    }
  }

const host =
  (
    tab: string,
    stage: (afternoon: Afternoon) => Promise<void>,
    fullPage = false,
    then: (page: Page) => Promise<void> = async () => {},
  ): Scene =>
  async (camera, url, name) => {
    for (const look of TWO_LOOKS) {
      const afternoon = await beginAfternoon(url)
      const page = await camera.page(look)
      await stage(afternoon)
      await openDesk(page, afternoon.cafe, tab)
      await page.waitForLoadState('networkidle')
      await then(page)
      await camera.shoot(page, name, look, fullPage)
      await page.context().close()
      afternoon.leave()
    }
  }

const planned = async ({ host: desk }: Afternoon) => {
  await desk.give('plan-seating')
}

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

async function heronOf({ cafe }: Afternoon): Promise<string> {
  const url = cafe.joinUrl.replace(/\/join.*/, '')
  const response = await fetch(`${url}/api/cafes/${cafe.cafeId}`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  const { people } = (await response.json()) as { people: Record<string, { name: string }> }
  return Object.keys(people).find((id) => people[id]?.name === 'Heron') ?? ''
}

const notes = (page: Page) => page.locator('.note')

async function sitDown({ host: desk }: Afternoon, page: Page): Promise<void> {
  await desk.give('start-round')
  await page.getByRole('heading', { level: 1, name: WISH.rounds[0]?.question ?? '' }).waitFor()
}

async function busyTable(afternoon: Afternoon, page: Page): Promise<void> {
  await sitDown(afternoon, page)
  for (const tableId of ['t1', 't2', 't3', 't4', 't5']) await fillTable(afternoon, tableId)
  await page.locator('.notice:has(.agreement) button').click()
  await notes(page).nth(6).waitFor()
}

async function everyTable(afternoon: Afternoon): Promise<void> {
  await afternoon.host.give('start-round')
  for (const tableId of ['t1', 't2', 't3', 't4', 't5']) await fillTable(afternoon, tableId)
}

async function toGallery(afternoon: Afternoon): Promise<void> {
  await everyTable(afternoon)
  await afternoon.host.give('end-round')
  await afternoon.host.give('start-gallery')
}

/** Less talk than half a minute makes no picture. */
const longEnough = () => new Promise<void>((resolve) => setTimeout(resolve, 31_000))

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

export const SCENES: Record<string, Scene> = {
  home: alone('/'),
  privacy: alone('/privacy', true),
  'not-found': alone('/no-such-page'),
  make: alone('/make', true),
  'join-code': alone('/join'),
  'host-link-wrong': alone('/host#nobody.nothing'),
  'wrong-code': alone('/join#7K39QDXVA'),
  join: async (camera, url, name) => {
    for (const look of TWO_LOOKS) {
      const { cafe, leave } = await beginAfternoon(url, {}, 0)
      const page = await camera.page(look)
      await page.goto(pathOf(cafe.joinUrl))
      await page.locator('form').waitFor()
      await camera.shoot(page, name, look, true)
      await page.context().close()
      leave()
    }
  },
  lobby: guest({ looks: EVERY_LOOK, stage: async () => {} }),
  'lobby-empty': async (camera, url, name) => {
    for (const look of TWO_LOOKS) {
      const { cafe, leave } = await beginAfternoon(url, { startsAt: undefined, agreement: [] }, 0)
      const page = await camera.page(look)
      await joinAsHeron(page, cafe)
      await camera.shoot(page, name, look)
      await page.context().close()
      leave()
    }
  },
  'lobby-door': guest({ wish: { admission: 'lobby' }, stage: async () => {} }),
  'table-empty': guest({ looks: EVERY_LOOK, stage: sitDown }),
  'table-busy': guest({ looks: EVERY_LOOK, stage: busyTable }),
  'table-offline': guest({
    looks: EVERY_LOOK,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await page.context().setOffline(true)
      await page.locator('.notice.heed').first().waitFor({ timeout: 60_000 })
    },
  }),
  'table-removed': guest({
    looks: EVERY_LOOK,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await afternoon.host.give('remove', { participantId: await heronOf(afternoon) })
      await notes(page).first().waitFor({ state: 'detached' })
      await page.locator('h1').first().waitFor()
    },
  }),
  'voices-queue': guest({ looks: VOICES_LOOKS, stage: talking }),
  'voices-asked': guest({
    looks: VOICES_LOOKS,
    async stage(afternoon, page) {
      await talking(afternoon, page)
      await afternoon.host.give('end-round', { softly: true })
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
    async stage(afternoon, page) {
      await talking(afternoon, page)
      await page.locator('.promise > .btn').click()
      await page.getByRole('dialog').waitFor()
    },
  }),
  'voices-known': guest({
    looks: VOICES_LOOKS,
    async stage(afternoon, page) {
      await talking(afternoon, page)
      await page.locator('.missing > .btn').last().click()
      await page.getByRole('dialog').waitFor()
    },
  }),
  'voices-back': guest({
    looks: VOICES_LOOKS,
    fullPage: true,
    async stage(afternoon, page) {
      await talking(afternoon, page)
      await longEnough()
      await afternoon.host.give('end-round')
      await page.locator('svg.ring').waitFor()
      await page.locator('.self-check .seg label').first().click()
      await page.evaluate(() => scrollTo(0, 0))
    },
  }),
  'voices-device': async (camera, url, name) => {
    for (const look of DEVICE_LOOKS) {
      const afternoon = await beginAfternoon(url)
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
  moving: guest({
    fullPage: true,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await afternoon.host.give('end-round')
      await page.locator('.route').first().waitFor()
    },
  }),
  desk: host('', everyTable),
  'desk-lobby': host('lobby', async () => {}),
  'lobby-wishes': guest({
    looks: TWO_LOOKS,
    stage: async (_afternoon, page) => {
      await page.locator('section:has(> #seating-wishes) button').click()
      const pick = page.getByRole('dialog').locator('select').first()
      await pick.selectOption({ index: 2 })
      await page.getByRole('dialog').locator('select + button').first().click()
    },
  }),
  'desk-seating-seat': host('seating', planned, false, async (page) => {
    await page.locator('button.seat').first().click()
    await page.getByRole('dialog').locator('select').first().selectOption({ index: 1 })
  }),
  'desk-seating-weave': host('seating', planned, true, async (page) => {
    await page.getByRole('radio', { name: 'Who meets whom' }).check({ force: true })
  }),
  plan: alone('/plan', true),
  'desk-seating': host('seating', planned),
  'desk-harvest': host('harvest', toGallery),
  gallery: guest({
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await notes(page).first().waitFor()
    },
  }),
  harvest: guest({
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('start-harvest')
      await gatherThemes(afternoon)
      // On a phone the pile and the themes are shown one at a time.
      if ((page.viewportSize()?.width ?? 0) < 800) await page.locator('.seg label').last().click()
      await page.getByText('Two seats, not one', { exact: true }).first().waitFor()
    },
  }),
  closed: guest({
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('close')
      await page.locator('[data-screen="closed"], h1').first().waitFor()
    },
  }),
}
