import { Buffer } from 'node:buffer'
import { beginAfternoon, gatherThemes } from './afternoon.ts'
import { AGREEMENT_SCENES } from './agreement-scenes.ts'
import { BOTH_HANDS, EVERY_LOOK, TWO_LOOKS } from './camera.ts'
import { GALLERY_SCENES } from './gallery-scenes.ts'
import { HARVEST_SCENES } from './harvest-scenes.ts'
import { LINKS_SCENES } from './links-scenes.ts'
import { REHEARSAL_SCENES } from './rehearsal-scenes.ts'
import {
  alone,
  askToClose,
  busyTable,
  everyTable,
  guest,
  heronOf,
  host,
  joinAsHeron,
  notes,
  openMyNotes,
  pathOf,
  planned,
  type Scene,
  sitDown,
  toGallery,
  wall,
  withTablesChanged,
  writeNameless,
} from './stage.ts'
import { VOICES_SCENES } from './voices-scenes.ts'

export const SCENES: Record<string, Scene> = {
  home: alone('/'),
  privacy: alone('/privacy', true),
  'not-found': alone('/no-such-page'),
  make: alone('/make', true),
  'make-from-export': async (camera, _url, name) => {
    for (const look of BOTH_HANDS) {
      const page = await camera.page(look)
      await page.goto('/make')
      await page.locator('.bring > button').click()
      const cut = { name: 'harvest.json', mimeType: 'application/json', buffer: Buffer.from('{"format": {') }
      await page.locator('dialog input[type=file]').setInputFiles(cut)
      await page.locator('dialog button[type=submit]').click()
      await page.locator('dialog [role=alert]').waitFor()
      await camera.shoot(page, name, look)
      await page.context().close()
    }
  },
  'desk-keep': host(
    'harvest',
    toGallery,
    false,
    async (page) => {
      await page.locator('section[aria-labelledby=erase] > p > button').first().click()
      await page.locator('dialog input[type=date]').waitFor()
    },
    BOTH_HANDS,
  ),
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
      await afternoon.host.give('remove', { participantId: await heronOf(afternoon) })
      await notes(page).first().waitFor({ state: 'detached' })
      await page.locator('h1').first().waitFor()
    },
  }),
  'table-asked-out': guest({
    looks: BOTH_HANDS,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await afternoon.host.give('ask-out', { participantId: await heronOf(afternoon) })
      await page.locator('.fleeting .notice').first().waitFor()
    },
  }),
  'table-away': guest({
    looks: BOTH_HANDS,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await afternoon.host.give('ask-out', { participantId: await heronOf(afternoon) })
      await page.locator('.fleeting .notice .btn').first().click()
      await page.locator('.removed').waitFor()
    },
  }),
  'table-slowed': guest({
    looks: BOTH_HANDS,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await afternoon.host.give('slow-person', { participantId: await heronOf(afternoon), seconds: 60 })
      await page.locator('.fleeting .notice').first().waitFor()
      const begin = () => page.locator('.tools .btn.main, .phone-bar button:nth-last-child(2)').first().click()
      for (const words of ['Who pays for the time it takes?', 'And who is asked first?']) {
        await begin()
        await page.locator('.composer textarea').fill(words)
        await page.locator('.composer .compose-foot button').first().click()
        await page.locator('.composer').waitFor({ state: 'detached' })
      }
      await page.locator('.standing .quoted').first().waitFor()
      await begin()
      await page.locator('.composer textarea').fill('A third thought that came to me')
    },
  }),
  'desk-removed': host(
    'lobby',
    async (afternoon) => {
      await everyTable(afternoon)
      for (const { id } of afternoon.people.slice(0, 2)) await afternoon.host.give('remove', { participantId: id })
    },
    false,
    (page) => page.locator('#asked-to-leave').scrollIntoViewIfNeeded(),
    BOTH_HANDS,
  ),
  'desk-person': host(
    'lobby',
    everyTable,
    false,
    async (page) => {
      await page.locator('.person .btn').nth(1).click()
      await page.locator('dialog[open]').waitFor()
    },
    BOTH_HANDS,
  ),
  ...GALLERY_SCENES,
  ...HARVEST_SCENES,
  ...AGREEMENT_SCENES,
  ...VOICES_SCENES,
  ...LINKS_SCENES,
  ...REHEARSAL_SCENES,
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
  'desk-visit': host('table/t1', everyTable, false, async () => {}, BOTH_HANDS),
  'desk-visit-more': host('table/t1', everyTable, false, (page) => page.locator('.visit button').click(), BOTH_HANDS),
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
  closed: guest({
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('close')
      await page.locator('[data-screen="closed"], h1').first().waitFor()
    },
  }),
}
