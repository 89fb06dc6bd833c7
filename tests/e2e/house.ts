import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { faultsOf } from './axe.ts'

/** The widths that the product is made for, in CSS pixels. */
export const PHONE = { width: 360, height: 760 }
export const LAPTOP = { width: 1440, height: 900 }

const RULES = [
  { question: 'What do we ask of each other?', minutes: 20 },
  { question: 'What do we give back?', minutes: 20 },
  { question: 'What follows from it?', minutes: 20 },
]

/** One server, and as many people in browsers of their own as a journey needs. */
export class House {
  readonly url: string
  #browser: Browser
  #pages: { page: Page; who: string }[] = []
  #elsewhere = new Set<string>()
  #faults: string[] = []

  constructor(browser: Browser, url: string) {
    this.#browser = browser
    this.url = url
  }

  /** A browser of their own for somebody, empty as on the first day. */
  async person(who: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ baseURL: this.url, viewport: LAPTOP, ...options })
    const page = await context.newPage()
    this.watch(page, who)
    return page
  }

  /** Notes every fault on a page, and every request that leaves our own server. */
  watch(page: Page, who: string): void {
    this.#pages.push({ page, who })
    page.on('pageerror', (error) => this.#faults.push(`${who}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !isNetworkTalk(message.text())) this.#faults.push(`${who}: ${message.text()}`)
    })
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && origin !== this.url) this.#elsewhere.add(origin)
    })
  }

  async makeCafe(wish: object = {}): Promise<CafeCreated> {
    const response = await fetch(`${this.url}/api/cafes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Allies at one table', tables: 2, rounds: RULES, hostName: 'Avocet', ...wish }),
    })
    expect(response.status).toBe(201)
    return (await response.json()) as CafeCreated
  }

  /** The host, arrived at the desk by the host link. */
  async host(cafe: CafeCreated, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.person('the host', options)
    await page.goto(new URL(cafe.hostUrl).pathname + new URL(cafe.hostUrl).hash)
    await expect(page).toHaveURL(/\/desk/)
    return page
  }

  /** A guest, arrived in the lobby by the join link. */
  async guest(cafe: CafeCreated, name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.person(name, options)
    await page.goto(`/join#${cafe.joinCode}`)
    await page.getByLabel('What shall we call you?').fill(name)
    await page.getByRole('button', { name: 'To the lobby' }).click()
    await expect(page).toHaveURL(/\/cafe\//)
    return page
  }

  /** Nothing that the automatic checker knows of is wrong with what is on the screen. */
  async expectAccessible(page: Page): Promise<void> {
    expect(await faultsOf(page)).toEqual([])
  }

  async expectNoSidewaysScroll(page: Page): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }

  async close(): Promise<void> {
    for (const { page } of this.#pages) await page.context().close()
    expect([...this.#elsewhere]).toEqual([])
    expect(this.#faults).toEqual([])
  }
}

/** What a browser says by itself of a server that is away or that says no; the screens have their own words for it. */
const isNetworkTalk = (text: string): boolean => /Failed to load resource|WebSocket connection to|net::ERR_/.test(text)

export const test = base.extend<{ house: House }>({
  house: async ({ browser, baseURL }, use) => {
    const house = new House(browser, baseURL ?? '')
    await use(house)
    await house.close()
  },
})

export { expect }
