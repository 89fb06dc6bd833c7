import type { Page } from 'playwright'
import type { Afternoon } from './afternoon.ts'
import { SOME_LOOKS } from './camera.ts'
import { guest, notes, type Scene, toGallery } from './stage.ts'

/** Heron puts two dots on the first note and answers to it; others put theirs elsewhere. */
async function markNotes({ people }: Afternoon, page: Page): Promise<void> {
  const first = notes(page).first()
  for (const n of [0, 0]) await first.locator('.marks .btn').nth(n).click()
  await first.locator('.marks [aria-expanded]').click()
  await first.locator('.echoes .btn').nth(2).click()
  await first.locator('.echoes [aria-pressed="true"]').waitFor()
  for (const one of people.slice(0, 4)) {
    for (const noteId of ['a-history', 'a-agenda']) await one.give('place-dots', { tableId: 't1', noteId, dots: 2 })
    await one.give('echo-note', { tableId: 't1', noteId: 'a-care', echo: 'moves-me', given: true })
  }
}

export const GALLERY_SCENES: Record<string, Scene> = {
  gallery: guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await notes(page).first().waitFor()
      await markNotes(afternoon, page)
    },
  }),
  'gallery-over': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await notes(page).first().waitFor()
      await markNotes(afternoon, page)
      await afternoon.host.give('end-walk')
      await page.locator('.told-marks').first().waitFor()
    },
  }),
}
