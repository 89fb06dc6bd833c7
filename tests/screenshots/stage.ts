import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { Page } from 'playwright'
import { type Afternoon, beginAfternoon, fillTable, WISH } from './afternoon.ts'
import { type Camera, type Look, TWO_LOOKS, WALL_LOOKS } from './camera.ts'

export type Scene = (camera: Camera, url: string, name: string) => Promise<void>

export const pathOf = (address: string) => new URL(address).pathname + new URL(address).hash

/** A page that needs nobody else. */
export const alone =
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
export async function joinAsHeron(page: Page, cafe: CafeCreated): Promise<void> {
  await page.goto(pathOf(cafe.joinUrl))
  await page.getByRole('textbox').first().fill('Heron')
  await page.locator('button[type="submit"]').click()
  await page.waitForURL(/\/cafe\//)
  await page.locator('form').waitFor({ state: 'detached' })
  await page.getByText('Heron').first().waitFor()
}

export async function openDesk(page: Page, cafe: CafeCreated, tab = ''): Promise<void> {
  await page.goto(pathOf(cafe.hostUrl))
  await page.waitForURL(/\/desk/)
  if (tab) await page.goto(`/cafe/${cafe.cafeId}/desk/${tab}`)
  await page.locator('h1').first().waitFor()
}

export interface Sitting {
  /** Minutes of a round, and so on. */
  wish?: object
  looks?: readonly Look[]
  fullPage?: boolean
  /** Brings the café to where the picture is taken; Heron is at `page`, in the lobby. */
  stage(afternoon: Afternoon, page: Page, camera: Camera): Promise<void>
}

/** A picture from a guest's place: a fresh café for each look, so that every one of them shows the same moment. */
export const guest =
  ({ wish = {}, looks = TWO_LOOKS, fullPage = false, stage }: Sitting): Scene =>
  async (camera, url, name) => {
    for (const look of looks) {
      const afternoon = await beginAfternoon(url, wish)
      // Whoever stayed on after a scene that failed would keep this process from its end.
      try {
        const page = await camera.page(look)
        await joinAsHeron(page, afternoon.cafe)
        await stage(afternoon, page, camera)
        await camera.shoot(page, name, look, fullPage)
        await page.context().close()
      } finally {
        afternoon.leave()
      }
    }
  }

export const host =
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
export const wall =
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

export const planned = async ({ host: desk }: Afternoon) => {
  await desk.give('plan-seating')
}

export async function heronOf({ cafe }: Afternoon): Promise<string> {
  const url = cafe.joinUrl.replace(/\/join.*/, '')
  const response = await fetch(`${url}/api/cafes/${cafe.cafeId}`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  const { people } = (await response.json()) as { people: Record<string, { name: string }> }
  return Object.keys(people).find((id) => people[id]?.name === 'Heron') ?? ''
}

export const notes = (page: Page) => page.locator('.note')

export async function sitDown({ host: desk }: Afternoon, page: Page): Promise<void> {
  await desk.give('start-round')
  await page.getByRole('heading', { level: 1, name: WISH.rounds[0]?.question ?? '' }).waitFor()
}

export async function busyTable(afternoon: Afternoon, page: Page): Promise<void> {
  await sitDown(afternoon, page)
  for (const tableId of ['t1', 't2', 't3', 't4', 't5']) await fillTable(afternoon, tableId)
  await page.locator('.notice:has(.agreement) button').click()
  await notes(page).nth(6).waitFor()
}

export async function everyTable(afternoon: Afternoon): Promise<void> {
  await afternoon.host.give('start-round')
  for (const tableId of ['t1', 't2', 't3', 't4', 't5']) await fillTable(afternoon, tableId)
}

export async function toGallery(afternoon: Afternoon): Promise<void> {
  await everyTable(afternoon)
  await afternoon.host.give('end-round')
  await afternoon.host.give('start-gallery')
}

/** Begins a note that is to carry no name. */
export async function writeNameless(afternoon: Afternoon, page: Page): Promise<void> {
  await busyTable(afternoon, page)
  await page.locator('.tools .btn.main, .phone-bar button:nth-last-child(2)').first().click()
  await page.locator('.composer input.tick').check()
  await page.locator('.composer textarea').fill('It is hard to say this at our own table.')
}

export async function openMyNotes(afternoon: Afternoon, page: Page): Promise<void> {
  await writeNameless(afternoon, page)
  await page.locator('.composer .compose-foot button').first().click()
  await page.locator('.composer').waitFor({ state: 'detached' })
  const more = page.locator('.phone-bar button[aria-haspopup="dialog"]')
  if (await more.isVisible()) await more.click()
  await page.locator('.table-head, dialog[open]').locator('button[aria-haspopup="dialog"]').first().click()
  await page.locator('.own-note').first().waitFor()
}

export async function withTablesChanged(afternoon: Afternoon): Promise<void> {
  await everyTable(afternoon)
  await afternoon.host.give('close-table', { tableId: 't3' })
  await afternoon.host.give('open-table', { name: 'By the window' })
}

export async function askToClose(page: Page): Promise<void> {
  await page.locator('.tile header .btn').nth(1).click()
  await page.locator('dialog[open] .in .btn').click()
  await page.locator('[role="alertdialog"][open]').waitFor()
}
