import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { anExport } from '../unit/harvest/an-export.ts'
import { HARMFUL } from '../unit/harvest/payloads.ts'
import { expectTable, tools } from './cloth.ts'
import { command } from './commands.ts'
import { expect, test } from './company.ts'
import type { House } from './house.ts'

/** What an export may hold, word for word. */
const WORDS = [...new Set(HARMFUL)].filter((text) => withoutFaults(text) === text && text.trim() !== '')
const short = (n: number, most: number) =>
  WORDS.filter((text) => text.length <= most && !/[\n\t]/.test(text) && text.trim() === text)[n] ?? ''

/** A café in which nearly every word that somebody can write is one of those. */
async function aHostileCafe(house: House): Promise<CafeCreated> {
  const file = anExport()
  const [theme] = file.themes
  if (!theme) throw new Error('an export without themes')
  const label = (n: number) => ({ kind: 'name' as const, label: short(n, 60) })
  const notes = WORDS.map((text, n) => ({
    id: `note-${n}`,
    text,
    credit: label(n % 40),
    tableId: 't0',
    round: 0,
    themes: n < 30 ? ['theme-0'] : [],
  }))
  const said = WORDS.slice(0, 20).map((text) => ({ answer: 'object' as const, text, credit: label(3), earlier: false }))
  const brought = {
    ...file,
    cafe: {
      ...file.cafe,
      title: short(4, 120),
      purpose: WORDS[5],
      agreement: WORDS.slice(0, 10),
      tables: [{ id: 't0', name: short(6, 60), question: short(7, 300), recaps: [{ round: 0, text: WORDS[8] }] }],
      rounds: [{ question: short(9, 300), minutes: 20 }],
      checkIn: { question: short(10, 300), minutes: 5 },
    },
    themes: [
      {
        id: 'theme-0',
        name: short(11, 120),
        description: WORDS[12],
        notes: notes.slice(0, 30).map(({ id }) => id),
        standing: { ...theme.standing, said },
      },
    ],
    notes,
    threads: [],
    recommendations: [],
    lenses: [],
    missingVoices: [],
    namedMissing: WORDS.slice(0, 10).map((text) => ({ tableId: 't0', round: 0, text })),
    commitments: WORDS.slice(0, 20).map((text) => ({ text, when: short(13, 80), credit: label(14) })),
  }
  const response = await fetch(`${house.url}/api/cafes/import?hostName=${encodeURIComponent(short(15, 60))}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(brought),
  })
  const made = (await response.json()) as CafeCreated
  expect([response.status, made]).toEqual([201, expect.objectContaining({ cafeId: expect.any(String) })])
  return made
}

/** Notes whatever runs, and says how much did. */
async function guarded(page: Page): Promise<{ ran(): number }> {
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  return { ran: () => dialogs }
}

/** Elements that only somebody's words could have made, and links that lead to a script. */
const injected = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'body script:not([src]), iframe, object, embed, base, form[action^="javascript"], img[src="x"], [onerror], [onload], [onclick], [onmouseover], [onfocus], meta[http-equiv="refresh"], math, marquee, video, audio',
      ),
      ...[...document.querySelectorAll('a, area, use')].filter((link) =>
        /^\s*(javascript|data|vbscript):/i.test(link.getAttribute('href') ?? ''),
      ),
    ].map((element) => element.outerHTML.slice(0, 120)),
  )

test('[EE168] scripts and formulas are words on every screen: cloth, list, gallery, harvest, desk and big screen', {
  tag: '@long',
}, async ({ house }) => {
  test.setTimeout(240_000)
  expect(WORDS.length).toBeGreaterThan(450)
  const cafe = await aHostileCafe(house)
  const host = await house.host(cafe)
  const watched = await guarded(host)
  const expectInert = async (page: Page) => {
    expect(await injected(page)).toEqual([])
    expect(watched.ran()).toBe(0)
  }
  await expect(host.getByText(WORDS.at(-1) ?? '', { exact: true }).first()).toBeVisible()
  await expectInert(host)

  const heron = await house.guest(cafe, 'Heron')
  const own = await guarded(heron)
  await expect(heron.getByText(short(10, 300), { exact: true }).first()).toBeVisible()
  await expectInert(heron)
  await command(house, cafe, { type: 'start-round' })
  await expectTable(heron)
  await expectInert(heron)
  await tools(heron).getByText('List').click()
  const shown = () => heron.getByRole('article').locator('.words, p').allTextContents()
  await expect.poll(async () => (await shown()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(WORDS.length)
  const read = new Set((await shown()).map((text) => text.trim()))
  expect(WORDS.filter((text) => !read.has(text.trim()))).toEqual([])
  await expectInert(heron)

  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-gallery' })
  await expect(heron.getByRole('heading', { name: 'Gallery walk' })).toBeVisible()
  await expect(heron.getByRole('article').first()).toBeVisible()
  await expectInert(heron)
  await command(house, cafe, { type: 'start-harvest' })
  await expect(heron.getByText(WORDS[19] ?? '', { exact: true }).first()).toBeAttached()
  await expectInert(heron)
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await expect(host.getByRole('heading', { name: 'Take the briefing along' })).toBeVisible()
  await expectInert(host)
  const answer = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cafe.hostToken}` },
    body: JSON.stringify({ type: 'invite-projector' }),
  })
  const { link } = (await answer.json()) as { link: string }
  const wall = await house.person('the wall')
  const onWall = await guarded(wall)
  await wall.goto(link)
  await expect(wall.getByText(short(11, 120), { exact: true }).first()).toBeVisible()
  await expectInert(wall)
  await command(house, cafe, { type: 'close' })
  await expect(heron.getByRole('heading', { name: 'Thank you for coming' })).toBeVisible()
  await expectInert(heron)
  expect([own.ran(), onWall.ran()]).toEqual([0, 0])
})
