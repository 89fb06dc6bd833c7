import type { Page } from 'playwright'
import { type Afternoon, answerThemes, gatherThemes, readThroughALens } from './afternoon.ts'
import { type Look, SOME_LOOKS } from './camera.ts'
import { guest, type Scene, toGallery } from './stage.ts'

/** Wide screens show all parts of the harvest at once, phones one under each tab. */
const ONE_AT_A_TIME_PX = 800

interface InHarvest {
  looks?: readonly Look[]
  fullPage?: boolean
  /** What people have done besides gathering. */
  more?: (afternoon: Afternoon) => Promise<void>
  /** From 0: where a phone shows it. */
  tab: number
  show: (page: Page) => Promise<void>
}

/** A harvest in which three themes are gathered. */
const inHarvest = ({ more = async () => {}, tab, show, ...sitting }: InHarvest): Scene =>
  guest({
    ...sitting,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('start-harvest')
      await gatherThemes(afternoon)
      await more(afternoon)
      if ((page.viewportSize()?.width ?? 0) < ONE_AT_A_TIME_PX) await page.locator('.which label').nth(tab).click()
      await show(page)
    },
  })

export const HARVEST_SCENES: Record<string, Scene> = {
  harvest: inHarvest({
    tab: 1,
    show: (page) => page.getByText('Two seats, not one', { exact: true }).first().waitFor(),
  }),
  'harvest-answers': inHarvest({
    looks: SOME_LOOKS,
    fullPage: true,
    more: answerThemes,
    tab: 1,
    async show(page) {
      await page.locator('.answer .choice').nth(2).click()
      await page.locator('.two-sayings').waitFor()
    },
  }),
  'harvest-suggestions': guest({
    looks: SOME_LOOKS,
    async stage(afternoon, page) {
      await toGallery(afternoon)
      await afternoon.host.give('start-harvest')
      await page.locator('.pile > button').first().click()
      await page.locator('.suggested').first().waitFor()
    },
  }),
  'harvest-lenses': inHarvest({
    looks: SOME_LOOKS,
    fullPage: true,
    more: readThroughALens,
    tab: 2,
    show: (page) => page.locator('.lens-said').first().waitFor(),
  }),
  'harvest-ahead': inHarvest({
    looks: SOME_LOOKS,
    more: answerThemes,
    tab: 3,
    async show(page) {
      await page.locator('.ahead').scrollIntoViewIfNeeded()
      await page.locator('.ahead .note').nth(1).waitFor()
    },
  }),
}
