import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { command } from './commands.ts'
import { expect, test } from './company.ts'

/** What a page of A4 has inside its margins of 12 mm, in CSS pixels. */
const MM = 96 / 25.4
const SHEET = { width: 186 * MM, height: 273 * MM }

const LONG = [
  'Maximiliana-Theodora Featherstonehaugh-Cholmondeley of Wymond',
  'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt',
  'عبد الرحمن بن محمد بن عبد الله آل الشيخ المنصوري الأندلسي الكبير',
  'সাবিত্রী মুখোপাধ্যায় চট্টোপাধ্যায় বন্দ্যোপাধ্যায় ভট্টাচার্য',
].map((name) => name.slice(0, 60).trim())
const TABLE = 'The long table by the window where the light is in the morn'

interface Looked {
  /** Words that stand outside what they belong to, or are cut by it. */
  cut: string[]
  /** Heights of the cards in a row, or of the parts of a sign, in CSS pixels. */
  heights: number[]
  /** Whether a printer may part them. */
  parted: number
}

/** Everything inside these, measured as it is printed. */
const look = (page: Page, whole: string): Promise<Looked> =>
  page.evaluate(
    ([selector, width]) => {
      const cut: string[] = []
      const all = [...document.querySelectorAll<HTMLElement>(selector as string)]
      const heights = new Map<number, number>()
      const words = document.createRange()
      for (const one of all) {
        const box = one.getBoundingClientRect()
        const top = Math.round(box.top)
        heights.set(top, Math.max(heights.get(top) ?? 0, box.height))
        if (box.width > (width as number) + 1) cut.push(one.textContent ?? '')
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const place = text.parentElement?.closest('.face, .way, .big, section') ?? one
          const { left, right, top: above, bottom } = place.getBoundingClientRect()
          words.selectNodeContents(text)
          const outside = [...words.getClientRects()].some(
            (line) =>
              line.left < left - 1 || line.right > right + 1 || line.top < above - 1 || line.bottom > bottom + 1,
          )
          const hidden = getComputedStyle(place).overflow !== 'visible' || place.scrollWidth > place.clientWidth + 1
          if (outside || hidden) cut.push(text.textContent ?? '')
        }
      }
      const parted = all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length
      return { cut, heights: [...heights.values()], parted }
    },
    [whole, SHEET.width] as const,
  )

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0

/** Sheets that rows of these heights need when none of them is parted. */
function sheetsFor(heights: readonly number[]): number {
  let sheets = 1
  let used = 0
  for (const height of heights) {
    if (used + height > SHEET.height + 1) {
      sheets++
      used = 0
    }
    used += height
  }
  return sheets
}

test('[EE108] nothing on cards and signs is cut, and each card is whole on its page', { tag: '@long' }, async ({
  house,
}) => {
  const rounds = Array.from({ length: 8 }, (_, n) => ({ question: `Question ${n + 1}`, minutes: 10 }))
  const tables = Array.from({ length: 4 }, (_, n) => ({
    name: n % 2 ? `الطاولة الطويلة عند النافذة ${n}` : `${TABLE} ${n}`.slice(0, 60),
  }))
  const cafe = await house.makeCafe({
    tables,
    rounds,
    title: 'A café with a title that goes on for longer than a line of it',
  })
  const short = Array.from({ length: 13 }, (_, n) => `Guest ${n + 1}`)
  await command(house, cafe, { type: 'add-people', people: [...LONG, ...short].map((name) => ({ name })) })
  await command(house, cafe, { type: 'plan-seating' })
  const host = await house.host(cafe)
  await host.getByRole('link', { name: 'Seating' }).click()
  await host.getByRole('button', { name: 'Take along or print' }).click()
  const dialog = host.getByRole('dialog', { name: 'Take along or print' })
  const printer = await house.person('the printer', { viewport: { width: Math.round(SHEET.width), height: 1000 } })
  await printer.emulateMedia({ media: 'print' })
  for (const language of ['English', 'العربية']) {
    await dialog.getByText(language, { exact: true }).click()
    for (const [form, whole] of [
      ['Place cards', '.card'],
      ['Table signs', '.sign section, .big'],
    ] as const) {
      const [download] = await Promise.all([
        host.waitForEvent('download'),
        dialog.getByRole('button', { name: form }).click(),
      ])
      await printer.setContent(await readFile(await download.path(), 'utf8'))
      const { cut, heights, parted } = await look(printer, whole)
      expect(cut, `${form} in ${language}`).toEqual([])
      expect(Math.max(...heights)).toBeLessThanOrEqual(SHEET.height)
      const pages = pagesOf(await printer.pdf({ preferCSSPageSize: true }))
      if (form === 'Table signs') {
        expect(pages).toBeGreaterThanOrEqual(tables.length)
        continue
      }
      expect(parted).toBe(0)
      expect(await printer.locator('.card').count()).toBe(LONG.length + short.length)
      expect(pages).toBe(sheetsFor(heights))
    }
  }
})
