import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { launchOptions } from '../launch-options.ts'
import type { Stand } from './stand.ts'

export const WIDTHS = { 360: 780, 768: 1024, 1280: 720, 1440: 900, 1920: 1080 } as const

export interface Look {
  width: keyof typeof WIDTHS
  theme: 'light' | 'dark'
  language: 'en' | 'ar'
}

export const EVERY_LOOK: Look[] = ([360, 768, 1440] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'ar'] as const).map((language) => ({ width, theme, language })),
  ),
)
export const PHONE: Look = { width: 360, theme: 'light', language: 'en' }
export const DESK: Look = { width: 1440, theme: 'light', language: 'en' }
/** Phone and laptop, day and night, from the left and from the right. */
export const BOTH_HANDS: Look[] = [
  PHONE,
  { width: 1440, theme: 'dark', language: 'en' },
  { width: 360, theme: 'dark', language: 'ar' },
  { width: 1440, theme: 'light', language: 'ar' },
]
/** One on a phone, one on a laptop. */
export const TWO_LOOKS = [PHONE, DESK]

/** Both of them, one in Arabic and one by night as well. */
export const SOME_LOOKS: Look[] = [
  ...TWO_LOOKS,
  { ...PHONE, theme: 'dark', language: 'ar' },
  { ...DESK, theme: 'dark', language: 'ar' },
]

/** What hangs on a wall. */
export const WALL_LOOKS: Look[] = [
  { width: 1920, theme: 'light', language: 'en' },
  { width: 1280, theme: 'dark', language: 'ar' },
]

/** Takes pictures of what people see. */
export class Camera {
  #browser: Browser
  #url: string
  #folder: string
  #only: string
  readonly taken: string[] = []
  readonly failed: string[] = []

  /** Nobody waits for what a picture is to show. */
  readonly turnClock: (ms: number) => Promise<void>

  private constructor(browser: Browser, stand: Stand, folder: string, only: string) {
    this.#browser = browser
    this.#url = stand.url
    this.turnClock = stand.turnClock
    this.#folder = folder
    this.#only = only
    mkdirSync(folder, { recursive: true })
  }

  static async open(stand: Stand, folder: string, only: string): Promise<Camera> {
    return new Camera(await chromium.launch(launchOptions), stand, folder, only)
  }

  /** Whether a scene is asked for at all. */
  wants(scene: string): boolean {
    return scene.includes(this.#only)
  }

  async page(look: Look): Promise<Page> {
    const { width, theme, language } = look
    const context = await this.#browser.newContext({
      baseURL: this.#url,
      viewport: { width, height: WIDTHS[width] },
      colorScheme: theme,
      locale: language === 'ar' ? 'ar' : 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      deviceScaleFactor: width === 360 ? 2 : 1,
    })
    return context.newPage()
  }

  async shoot(page: Page, scene: string, { width, theme, language }: Look, fullPage = false): Promise<void> {
    const name = `${scene}-${width}-${theme}-${language}.png`
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(this.#folder, name), fullPage })
    this.taken.push(name)
    process.stdout.write(`  ${name}\n`)
  }

  /** A scene that could not be set is pictured as it stands, and the next one begins. */
  async fail(scene: string, error: Error): Promise<void> {
    process.stdout.write(`  ${scene} failed: ${error.message.split('\n')[0]}\n`)
    this.failed.push(scene)
    for (const context of this.#browser.contexts()) {
      for (const page of context.pages()) await page.screenshot({ path: join(this.#folder, `failed-${scene}.png`) })
      await context.close()
    }
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}
