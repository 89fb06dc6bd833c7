import type { Page } from 'playwright'
import type { Afternoon } from './afternoon.ts'
import { SOME_LOOKS } from './camera.ts'
import { everyTable, guest, heronOf, host, notes, type Scene, toGallery, wall } from './stage.ts'

/** Heron puts two dots on the first note and answers to it; others put theirs elsewhere. */
async function markNotes({ people }: Afternoon, page: Page): Promise<void> {
  const first = notes(page).first()
  for (const n of [0, 0]) await first.locator('.marks .btn').nth(n).click()
  await first.locator('.marks [aria-expanded]').click()
  await first.locator('.echoes .btn').nth(2).click()
  await first.locator('.echoes [aria-pressed="true"]').waitFor()
  for (const one of people.slice(0, 4)) {
    for (const noteId of ['t3-a-form', 't3-a-agenda']) await one.give('place-dots', { tableId: 't3', noteId, dots: 2 })
    await one.give('echo-note', { tableId: 't3', noteId: 't3-a-care', echo: 'moves-me', given: true })
  }
  const tied: [string, string, string][] = [
    ['t3/t3-a-form', 't1/t1-a-two-seats', 'Who is not thought of when forms are made'],
    ['t3/t3-a-care', 't5/t5-a-history', 'العمل الذي لا يدفع أحد ثمنه'],
    ['t2/t2-a-agenda', 't4/t4-a-invited', 'Asked too late'],
  ]
  for (const [from, to, words] of tied) await people[5]?.give('tie-thread', { from: end(from), to: end(to), words })
  await page.locator('.thread-picture path').nth(2).waitFor()
}

const end = (place: string) => {
  const [tableId, noteId] = place.split('/')
  return { tableId, noteId }
}

/** At the third cloth, whose last table had people who brought something. */
async function atThirdCloth(page: Page): Promise<void> {
  await page.locator('.hung[data-table="t3"]').click()
  await notes(page).first().waitFor()
}

/** Heron takes along what lies on the cloth that they leave. */
async function takeAlong(afternoon: Afternoon, page: Page): Promise<void> {
  await everyTable(afternoon)
  await afternoon.host.give('end-round')
  const { carry, tables } = { carry: page.locator('.carry .btn'), tables: ['t1', 't2', 't3', 't4', 't5'] }
  const seats = await afternoon.seats()
  const heron = await heronOf(afternoon)
  const tableId = tables.find((id) => id !== seats[heron]) ?? ''
  await afternoon.host.give('change-plan', { round: 1, participantId: heron, tableId })
  await carry.first().click()
  await page.locator('dialog[open] .choice').first().click()
  await page.locator('dialog[open] .btn.main').click()
  await page.locator('.carry .note').waitFor()
}

async function toBetween(afternoon: Afternoon): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await afternoon.host.give('start-round')
    await afternoon.host.give('end-round')
  }
}

export const GALLERY_SCENES: Record<string, Scene> = {
  gallery: guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await atThirdCloth(page)
      await markNotes(afternoon, page)
    },
  }),
  'gallery-over': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await atThirdCloth(page)
      await markNotes(afternoon, page)
      await afternoon.host.give('end-walk')
      await page.locator('.told-marks').first().waitFor()
    },
  }),
  'gallery-threads': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await atThirdCloth(page)
      await markNotes(afternoon, page)
      await page.locator('.threads-between').scrollIntoViewIfNeeded()
    },
  }),
  'gallery-tie': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await atThirdCloth(page)
      await notes(page).first().locator('.marks [aria-haspopup="dialog"]').click()
      await page.locator('dialog[open] .choice').first().click()
    },
  }),
  'carry-idea': guest({ looks: SOME_LOOKS, stage: takeAlong }),
  'table-guest': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await takeAlong(afternoon, page)
      await afternoon.host.give('start-round')
      await page.locator('.guests .note').waitFor()
    },
  }),
  'desk-walk': host(
    '',
    toBetween,
    false,
    async (page) => {
      await page.locator('.now-acts .btn').first().click()
      await page.locator('dialog[open]').waitFor()
    },
    SOME_LOOKS,
  ),
  'desk-walking': host('', toGallery),
  'wall-walk': wall(toGallery, '.wall-words + .wall-signs + .wall-clock'),
}
