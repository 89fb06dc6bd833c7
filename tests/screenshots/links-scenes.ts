import type { Page } from 'playwright'
import { beginAfternoon } from './afternoon.ts'
import { BOTH_HANDS, type Camera, type Look } from './camera.ts'
import { busyTable, guest, openDesk, pathOf, type Scene } from './stage.ts'

const LOOKS = BOTH_HANDS

/** A co-host at the desk, and an organiser who is elsewhere. */
const withCoHost =
  (
    stage: (page: Page, camera: Camera, afternoon: Awaited<ReturnType<typeof beginAfternoon>>) => Promise<void>,
    scopes?: string[],
  ): Scene =>
  async (camera, url, name) => {
    for (const look of LOOKS) {
      const afternoon = await beginAfternoon(url)
      try {
        const inviting = { name: 'Plover', ...(scopes && { scopes }) }
        const { link } = (await afternoon.host.give('invite-host', inviting)) as { link: string }
        await afternoon.host.give('start-round')
        const page = await camera.page(look)
        await page.goto(link)
        await page.waitForURL(/\/desk/)
        await page.locator('.desk-tables').waitFor()
        await stage(page, camera, afternoon)
        await camera.shoot(page, name, look)
        await page.context().close()
      } finally {
        afternoon.leave()
      }
    }
  }

/** The organiser's lobby, with a co-host; then something is pressed there. */
const atHosts =
  (then: (page: Page) => Promise<void>, fullPage = true): Scene =>
  async (camera, url, name) => {
    for (const look of LOOKS as readonly Look[]) {
      const afternoon = await beginAfternoon(url)
      try {
        await afternoon.host.give('invite-host', { name: 'Plover' })
        await afternoon.host.give('invite-projector')
        const page = await camera.page(look)
        await openDesk(page, afternoon.cafe, 'lobby')
        await page.locator('#hosts').waitFor()
        await then(page)
        await camera.shoot(page, name, look, fullPage)
        await page.context().close()
      } finally {
        afternoon.leave()
      }
    }
  }

const openKept = (page: Page) => page.locator('.kept-button').first().click()

export const LINKS_SCENES: Record<string, Scene> = {
  'links-kept': guest({
    looks: LOOKS,
    stage: async (_, page) => {
      await openKept(page)
      await page.locator('.signed-in li').waitFor()
    },
  }),
  'links-table': guest({
    looks: LOOKS,
    stage: busyTable,
  }),
  'links-ended': async (camera, url, name) => {
    for (const look of LOOKS) {
      const afternoon = await beginAfternoon(url)
      const page = await camera.page(look)
      await page.goto(pathOf(afternoon.cafe.hostUrl))
      await page.waitForURL(/\/desk/)
      await page.locator('.desk-tables').waitFor()
      await afternoon.host.give('renew-link')
      await page.locator('h1 svg').waitFor()
      await camera.shoot(page, name, look)
      await page.context().close()
      afternoon.leave()
    }
  },
  'links-hosts': atHosts(async (page) => {
    await page.locator('#host-devices ~ button').click()
    await page.locator('.signed-in li').first().waitFor()
  }),
  'links-renew': atHosts(async (page) => {
    await page.locator('section:has(#hosts) li button').first().click()
    await page.locator('dialog[open] .btn.main').click()
    await page.locator('dialog[open] input').waitFor()
  }, false),
  'links-offered': withCoHost(async (page, _, { host }) => {
    const [id] = await page.evaluate(() => [
      JSON.parse(localStorage.getItem('tablecloth.cafes') ?? '[]')[0].participantId,
    ])
    await host.give('offer-cafe', { participantId: id })
    await page.locator('.notice .btn.main').waitFor()
  }),
  'links-missed': withCoHost(async (page, camera, { host }) => {
    host.leave()
    await camera.turnClock(21_000)
    await page.locator('.notice .btn.main').waitFor()
  }),
  'scopes-hosts': atHosts(async () => {}),
  'scopes-change': atHosts(async (page) => {
    await page.locator('section:has(#hosts) li').nth(1).locator('.ways > button').nth(1).click()
    await page.locator('dialog[open] .choice').first().waitFor()
  }, false),
  'scopes-door': withCoHost(async (page) => page.locator('.desk-main > p.soft').waitFor(), ['door']),
  'scopes-lent': withCoHost(
    async (page, camera, { host }) => {
      host.leave()
      await camera.turnClock(21_000)
      await page.locator('.notice .btn.main').click()
      await page.locator('.desk-main > p.soft').waitFor()
    },
    ['door'],
  ),
}
