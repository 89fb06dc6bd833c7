import { Buffer } from 'node:buffer'
import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { expectTable, noteOf, openSheet, tools, write } from './cloth.ts'
import { command, readCafe } from './commands.ts'
import { expect, startRound, TABLES, test } from './company.ts'
import { type House, PHONE } from './house.ts'

const PAY = 'Pay the interpreters before the meeting'
const KEPT = 'Only for this table: the name of a child'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Make a café from an export' })
const choose = (page: Page, name: string, text: string) =>
  dialog(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
const make = (page: Page) => dialog(page).getByRole('button', { name: 'Make the café' }).click()

/** A café in which Heron wrote two notes, one of them for the table alone, as its JSON export. */
async function anExport(house: House): Promise<{ cafe: CafeCreated; heron: Page; text: string }> {
  const cafe = await house.makeCafe({ title: 'The first evening', tables: TABLES, consentDefault: 'public' })
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0 })
  await expectTable(heron)
  await write(heron, PAY)
  await write(heron, KEPT)
  await (await openSheet(heron, KEPT)).getByRole('radio', { name: /^This table/ }).check()
  await heron.keyboard.press('Escape')
  await expect(heron.getByText('All saved')).toBeVisible()
  await command(house, cafe, { type: 'end-round' })
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/harvest.json`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  return { cafe, heron, text: await response.text() }
}

test('[EE165] an organiser makes a café from an export: what is wrong with a file is said, and what it holds can be read and gone on with', {
  tag: '@long',
}, async ({ house }) => {
  const { text } = await anExport(house)
  expect(text).toContain(PAY)
  expect(text).not.toContain(KEPT)
  const page = await house.person('the organiser')
  await page.goto('/make')
  await page.getByRole('button', { name: 'Make a café from an export' }).click()
  await house.expectAccessible(page)
  await make(page)
  await expect(dialog(page).getByRole('alert')).toContainText('Choose a file first.')
  const file = JSON.parse(text)
  const wrong: [string, string, string][] = [
    ['cut.json', text.slice(0, text.length / 2), 'This file is not whole.'],
    ['plan.json', '{"people": []}', 'This is no JSON export of a café.'],
    ['later.json', JSON.stringify({ ...file, format: { ...file.format, version: 2 } }), 'of another version'],
    ['odd.json', JSON.stringify({ ...file, notes: [{ ...file.notes[0], text: 'a\u0000b' }] }), 'notes.0.text'],
  ]
  for (const [name, content, words] of wrong) {
    await choose(page, name, content)
    await expect(dialog(page).getByText(name)).toBeVisible()
    await make(page)
    await expect(dialog(page).getByRole('alert')).toContainText(words)
    await expect(dialog(page).getByRole('alert')).toContainText('No café was made.')
  }
  await house.expectAccessible(page)
  await choose(page, 'harvest.json', text)
  await make(page)
  await expect(page.getByRole('heading', { name: 'The tables are laid' })).toBeFocused()
  await expect(page.getByText('The first evening')).toBeVisible()
  await page.getByRole('link', { name: 'To the desk' }).click()
  await expect(page).toHaveURL(/\/desk/)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Open the gallery walk' }).click()
  await page.getByRole('button', { name: 'Open it now' }).click()
  const joinUrl = await page.evaluate(() => JSON.parse(localStorage.getItem('tablecloth.cafes') ?? '[]')[0].joinUrl)
  const teal = await house.person('Teal', { viewport: PHONE })
  await teal.goto(new URL(joinUrl).pathname + new URL(joinUrl).hash)
  await teal.getByLabel('What shall we call you?').fill('Teal')
  await teal.getByRole('button', { name: 'To the lobby' }).click()
  await expect(noteOf(teal, PAY)).toContainText('Heron')
  await expect(teal.getByText(KEPT)).toHaveCount(0)
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)
})

test('[EE166] the organiser chooses another day of erasure at the desk; a wrong one is answered at its field', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe()
  const heron = await house.guest(cafe, 'Heron')
  const host = await house.host(cafe)
  await host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name: 'Harvest' }).click()
  await host.getByRole('button', { name: 'Choose another day' }).click()
  const keeping = host.getByRole('dialog', { name: 'Until when it is kept' })
  const day = keeping.getByLabel('Erased at the end of')
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  for (const [value, words] of [
    ['2020-01-01', 'still to come'],
    [inDays(800), 'at most 730 days'],
  ] as const) {
    await day.fill(value)
    await keeping.getByRole('button', { name: 'Keep it until then' }).click()
    await expect(day).toHaveAccessibleDescription(new RegExp(words))
    await expect(day).toBeFocused()
  }
  await house.expectAccessible(host)
  await day.fill(inDays(90))
  await keeping.getByRole('button', { name: 'Keep it until then' }).click()
  await expect(keeping).toHaveCount(0)
  const chosen = (await readCafe(house, cafe)).info.keepUntil
  expect(Math.round((chosen - Date.now()) / 86_400_000)).toBeGreaterThanOrEqual(89)
  const shown = await heron.evaluate(
    (at) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(at),
    chosen,
  )
  await expect(heron.getByText(shown)).toBeVisible()
  await expect(host.getByText(shown).first()).toBeVisible()
})

test('[EE167] a device that comes back after the café was erased is told so, keeps its unsent words to itself and sends nothing', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron } = await anExport(house)
  await command(house, cafe, { type: 'start-round' })
  await expectTable(heron)
  await heron.context().setOffline(true)
  await tools(heron).getByRole('button', { name: 'Write' }).click()
  await heron.getByLabel('Your new note').fill('Written while away')
  await heron.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(heron, 'Written while away')).toContainText('Not saved yet')
  await fetch(`${house.url}/api/cafes/${cafe.cafeId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  const sent: string[] = []
  heron.on('request', (request) => sent.push(request.postData() ?? ''))
  heron.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.toString())))
  await heron.context().setOffline(false)
  await expect(heron.getByText(/The café was erased, or a host has ended your seat/)).toBeVisible({ timeout: 30_000 })
  await expect(heron.getByRole('status').filter({ hasText: 'Written while away' })).toContainText('only in this tab')
  await house.expectAccessible(heron)
  await heron.reload()
  await expect(heron.getByText(PAY)).toHaveCount(0)
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter((body) => body.includes('Written while away'))).toEqual([])
  const answer = await fetch(`${house.url}/api/cafes/${cafe.cafeId}`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  expect(answer.status).toBe(401)
  const left = await heron.evaluate(async () => {
    const databases = (await indexedDB.databases?.()) ?? []
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases.map(({ name }) => name)])
  })
  expect(left).not.toContain(PAY)
  expect(left).not.toContain('Written while away')
})
