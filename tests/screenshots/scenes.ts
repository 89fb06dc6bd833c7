import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { Page } from 'playwright'
import { type Afternoon, answerThemes, beginAfternoon, fillTable, gatherThemes, WISH } from './afternoon.ts'
import { BOTH_HANDS, type Camera, EVERY_LOOK, type Look, SOME_LOOKS, TWO_LOOKS, WALL_LOOKS } from './camera.ts'

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
    looks: readonly Look[] = TWO_LOOKS,
  ): Scene =>
  async (camera, url, name) => {
    for (const look of looks) {
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

/** A picture of the big screen. */
const wall =
  (stage: (afternoon: Afternoon) => Promise<void>, settled: string): Scene =>
  async (camera, url, name) => {
    for (const look of WALL_LOOKS) {
      const afternoon = await beginAfternoon(url)
      const page = await camera.page(look)
      const { link } = await afternoon.host.give('invite-projector')
      await page.goto(String(link))
      await stage(afternoon)
      await page.locator(settled).first().waitFor()
      await camera.shoot(page, name, look)
      await page.context().close()
      afternoon.leave()
    }
  }

const planned = async ({ host: desk }: Afternoon) => {
  await desk.give('plan-seating')
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

/** Begins a note that is to carry no name. */
async function writeNameless(afternoon: Afternoon, page: Page): Promise<void> {
  await busyTable(afternoon, page)
  await page.locator('.tools .btn.main, .phone-bar button:nth-last-child(2)').first().click()
  await page.locator('.composer input.tick').check()
  await page.locator('.composer textarea').fill('It is hard to say this at our own table.')
}

async function openMyNotes(afternoon: Afternoon, page: Page): Promise<void> {
  await writeNameless(afternoon, page)
  await page.locator('.composer .compose-foot button').first().click()
  await page.locator('.composer').waitFor({ state: 'detached' })
  const more = page.locator('.phone-bar button[aria-haspopup="dialog"]')
  if (await more.isVisible()) await more.click()
  await page.locator('.table-head, dialog[open]').locator('button[aria-haspopup="dialog"]').first().click()
  await page.locator('.own-note').first().waitFor()
}

async function everyTable(afternoon: Afternoon): Promise<void> {
  await afternoon.host.give('start-round')
  for (const tableId of ['t1', 't2', 't3', 't4', 't5']) await fillTable(afternoon, tableId)
}

async function withTablesChanged(afternoon: Afternoon): Promise<void> {
  await everyTable(afternoon)
  await afternoon.host.give('close-table', { tableId: 't3' })
  await afternoon.host.give('open-table', { name: 'By the window' })
}

async function askToClose(page: Page): Promise<void> {
  await page.locator('.tile header .btn').nth(1).click()
  await page.locator('dialog[open] .in .btn').click()
  await page.locator('[role="alertdialog"][open]').waitFor()
}

async function toGallery(afternoon: Afternoon): Promise<void> {
  await everyTable(afternoon)
  await afternoon.host.give('end-round')
  await afternoon.host.give('start-gallery')
}

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
  'table-nameless': guest({ looks: EVERY_LOOK, stage: writeNameless }),
  'my-notes': guest({ looks: EVERY_LOOK, stage: openMyNotes }),
  'my-notes-change': guest({
    looks: EVERY_LOOK,
    async stage(afternoon, page) {
      await openMyNotes(afternoon, page)
      await page.locator('.own-note button').first().click()
    },
  }),
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
      const roots = await fetch(
        `${afternoon.cafe.joinUrl.replace(/\/join.*/, '')}/api/cafes/${afternoon.cafe.cafeId}`,
        {
          headers: { authorization: `Bearer ${afternoon.cafe.hostToken}` },
        },
      )
      const { people } = (await roots.json()) as { people: Record<string, { name: string }> }
      const heron = Object.entries(people).find(([, { name }]) => name === 'Heron')?.[0]
      await afternoon.host.give('remove', { participantId: heron })
      await notes(page).first().waitFor({ state: 'detached' })
      await page.locator('h1').first().waitFor()
    },
  }),
  moving: guest({
    fullPage: true,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await afternoon.host.give('end-round')
      await page.locator('.route').first().waitFor()
    },
  }),
  'wall-lobby': wall(async () => {}, '.wall-door .qr'),
  'wall-round': wall(everyTable, '.wall-clock'),
  'wall-between': wall(async (afternoon) => {
    await everyTable(afternoon)
    await afternoon.host.give('plan-seating')
    await afternoon.host.give('end-round')
  }, '.wall-signs .soft'),
  'wall-harvest': wall(async (afternoon) => {
    await toGallery(afternoon)
    await afternoon.host.give('start-harvest')
    await gatherThemes(afternoon)
  }, '.wall-themes .sheet'),
  desk: host('', everyTable),
  'desk-tables': host(
    '',
    withTablesChanged,
    true,
    (page) => page.locator('.closed-tables summary').click(),
    BOTH_HANDS,
  ),
  'desk-table-close': host('', everyTable, false, askToClose, BOTH_HANDS),
  'desk-table-closed': host(
    '',
    everyTable,
    false,
    async (page) => {
      await askToClose(page)
      await page.locator('[role="alertdialog"] .acts .main').click()
      await page.locator('.moved').waitFor()
    },
    BOTH_HANDS,
  ),
  'desk-table-open': host(
    '',
    everyTable,
    false,
    (page) => page.locator('.desk-tables > div > .btn').click(),
    BOTH_HANDS,
  ),
  'desk-lobby': host('lobby', async () => {}),
  'desk-people-list': host(
    'lobby',
    async () => {},
    false,
    async (page) => {
      await page.locator('[aria-labelledby="add-people"] .btn').first().click()
      const dialog = page.locator('dialog[open]')
      await dialog.locator('textarea').fill('name,languages\nSalma,ar\nWren,Birdsong\n,en')
      await dialog.locator('.main').click()
      await dialog.locator('.list-faults').waitFor()
    },
    BOTH_HANDS,
  ),
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
      if ((page.viewportSize()?.width ?? 0) < 800) await page.locator('.which label').nth(1).click()
      await page.getByText('Two seats, not one', { exact: true }).first().waitFor()
    },
  }),
  'harvest-answers': guest({
    looks: SOME_LOOKS,
    fullPage: true,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('start-harvest')
      await gatherThemes(afternoon)
      await answerThemes(afternoon)
      if ((page.viewportSize()?.width ?? 0) < 800) await page.locator('.which label').nth(1).click()
      await page.locator('.answer .choice').nth(2).click()
      await page.locator('.two-sayings').waitFor()
    },
  }),
  'harvest-ahead': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('start-harvest')
      await gatherThemes(afternoon)
      await answerThemes(afternoon)
      if ((page.viewportSize()?.width ?? 0) < 800) await page.locator('.which label').nth(2).click()
      await page.locator('.ahead').scrollIntoViewIfNeeded()
      await page.locator('.ahead .note').nth(1).waitFor()
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
