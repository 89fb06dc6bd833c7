import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectTable, tools } from './cloth.ts'
import { command } from './commands.ts'
import { expect, PHONE, test } from './house.ts'

const LINES = ['Speak for yourself.', 'Nobody owes a story.']
const ARABIC = ['تحدثوا عن أنفسكم.', 'لا أحد مدين بقصة.']
const locales = join(import.meta.dirname, '../../client/i18n/locales')
const arabic = async (name: string) => JSON.parse(await readFile(join(locales, `ar/${name}.json`), 'utf8'))

const agreementOf = (page: Page) => page.getByRole('region', { name: 'How we agree to be here' })

test('[EE183] guests and a host write the agreement before round 1, each reads it in their language, and all promise', async ({
  house,
}) => {
  const words = await arabic('agreement')
  const cafe = await house.makeCafe({
    tables: 1,
    agreement: LINES,
    agreementIn: { en: LINES, ar: ARABIC },
    languages: ['en', 'ar'],
  })
  const host = await house.host(cafe)
  const heron = await house.guest(cafe, 'Heron')
  const amal = await house.guest(cafe, 'أمل', { viewport: PHONE })
  await amal.getByLabel('Language of the page').selectOption('ar')

  const theirs = amal.getByRole('region', { name: words.title })
  const first = theirs.getByText(ARABIC[0] ?? '')
  await expect(first).toHaveAttribute('lang', 'ar')
  await expect(first).toHaveCSS('direction', 'rtl')
  await theirs.getByRole('button', { name: words.original }).click()
  await expect(theirs.getByText('Speak for yourself.')).toHaveCSS('direction', 'ltr')
  await theirs.getByRole('button', { name: words.original }).click()

  await heron.getByLabel('A line in your own words').fill('We pause when someone asks.')
  await heron.keyboard.press('Tab')
  await heron.keyboard.press('Tab')
  await heron.keyboard.press('Enter')
  await amal.getByRole('button', { name: words.propose.keep, exact: false }).click()
  await expect(agreementOf(heron).getByText('One would keep it')).toBeVisible()
  await theirs.getByLabel(words.propose.label).fill('نترك وقتًا للصمت.')
  await theirs.getByRole('button', { name: words.propose.send }).click()
  await expect(agreementOf(heron).getByText('نترك وقتًا للصمت.')).toHaveCSS('direction', 'rtl')
  await house.expectAccessible(heron)
  await house.expectAccessible(amal)
  await house.expectNoSidewaysScroll(amal)

  await host.getByRole('link', { name: 'Lobby' }).click()
  const desk = agreementOf(host)
  await desk.getByRole('button', { name: /^Put aside: .*نترك وقتًا للصمت/ }).click()
  await expect(theirs.getByText(words.propose.aside)).toBeVisible()
  await expect(agreementOf(heron).getByText('نترك وقتًا للصمت.')).toHaveCount(0)
  await desk.getByRole('button', { name: /^Bring back: / }).click()
  await desk.getByRole('button', { name: /^Adopt: .*We pause/ }).click()
  await expect(desk.getByRole('listitem').filter({ hasText: 'We pause when someone asks.' })).toBeVisible()
  await house.expectAccessible(host)

  await expect(agreementOf(heron).getByRole('heading', { name: 'New since you last looked' })).toBeVisible()
  await agreementOf(heron).getByLabel('I will do my best to keep to this').click()
  await expect(agreementOf(heron).getByText('You said that you will do your best')).toBeVisible()
  await expect(agreementOf(heron).getByRole('heading', { name: 'New since you last looked' })).toHaveCount(0)
  await theirs.getByLabel(words.promise).click()
  await expect(theirs.getByText(words.promised)).toBeVisible()

  await command(house, cafe, { type: 'start-round' })
  await expectTable(heron)
  await heron.getByRole('button', { name: 'Agreement' }).click()
  const atTable = heron.getByRole('dialog')
  await expect(atTable.getByText('We pause when someone asks.')).toBeVisible()
  await expect(atTable.getByText('نترك وقتًا للصمت.')).toHaveCount(0)
})

test('[EE184] amended in mid-round, the agreement is shown old and new to everyone where they are, and takes no word from whoever writes', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1, agreement: LINES, languages: ['en'] })
  const host = await house.host(cafe)
  const heron = await house.guest(cafe, 'Heron')
  const wren = await house.guest(cafe, 'Wren', { viewport: PHONE })
  for (const page of [heron, wren]) await page.getByLabel('I will do my best to keep to this').click()
  await expect(agreementOf(wren).getByText('You said that you will do your best')).toBeVisible()
  await command(house, cafe, { type: 'start-round' })
  await expectTable(heron)
  await tools(heron).getByRole('button', { name: 'Write' }).click()
  await heron.getByLabel('Your new note').fill('Half a sentence')

  await host.getByRole('link', { name: 'Lobby' }).click()
  await agreementOf(host).getByRole('button', { name: 'Change the agreement' }).click()
  const editor = host.getByRole('alertdialog')
  await editor.getByRole('textbox', { name: 'Line 2' }).fill('Nobody owes a story, and nobody is asked for one.')
  await editor.getByRole('button', { name: 'Add a line' }).click()
  await editor.getByRole('textbox', { name: 'Line 3' }).fill('Phones rest.')
  await house.expectAccessible(host)
  await editor.getByRole('button', { name: 'Let it stand so' }).click()
  await expect(editor).toHaveCount(0)

  const told = heron.getByRole('status').filter({ hasText: 'Avocet' })
  await expect(told).toBeVisible()
  await expect(heron.getByLabel('Your new note')).toHaveValue('Half a sentence')
  await expect(heron.getByLabel('Your new note')).toBeFocused()
  await heron.keyboard.type(' goes on')
  await told.getByRole('button', { name: 'See what changed' }).click()
  const changes = heron.getByRole('dialog')
  await expect(changes.locator('del')).toHaveText(['Nobody owes a story.'])
  await expect(changes.locator('ins')).toHaveText(['Nobody owes a story, and nobody is asked for one.', 'Phones rest.'])
  await house.expectAccessible(heron)
  await changes.getByRole('button', { name: 'I will do my best to keep to this' }).click()
  await expect(changes).toHaveCount(0)
  await expect(told).toHaveCount(0)
  await expect(heron.getByLabel('Your new note')).toHaveValue('Half a sentence goes on')

  await wren.reload()
  await wren.getByRole('button', { name: 'See what changed' }).click()
  await house.expectAccessible(wren)
  await house.expectNoSidewaysScroll(wren)
  await wren.getByRole('dialog').getByRole('button', { name: 'I have seen it' }).click()
  await expect(wren.getByRole('button', { name: 'See what changed' })).toHaveCount(0)
  await wren.reload()
  await expect(wren.getByRole('navigation', { name: 'At the table' })).toBeVisible()
  await expect(wren.getByRole('button', { name: 'See what changed' })).toHaveCount(0)
})

test('[EE183] an organiser gets a template’s lines in every language of the café that it knows, and writes the others', {
  tag: '@long',
}, async ({ house }) => {
  const words = await arabic('make')
  const page = await house.person('the organiser')
  await page.goto('/make')
  const pick = (group: string, name: string) =>
    page.getByRole('group', { name: group, exact: true }).getByText(name).click()
  await pick('Languages of the café', 'العربية')
  await page.getByText('Agreement', { exact: true }).click()
  await pick('Language', 'العربية')
  const lines: Record<string, string> = words.templates.allyship.agreement
  const first = page.getByRole('textbox', { name: 'What is said here stays; what is learned may leave.' })
  await expect(first).toHaveValue(lines.stays ?? '')
  await expect(first).toHaveAttribute('lang', 'ar')
  await expect(first).toHaveCSS('direction', 'rtl')
  await pick('Language', 'English')
  await page.getByRole('textbox', { name: 'Line 1' }).fill('We keep it here.')
  await pick('Language', 'العربية')
  await expect(page.getByRole('textbox', { name: 'We keep it here.' })).toHaveValue('')
  await house.expectAccessible(page)
  await page.getByRole('button', { name: 'Lay the tables' }).click()
  await expect(page.getByRole('heading', { name: 'The tables are laid' })).toBeFocused()
  const joinUrl = await page.getByRole('textbox', { name: 'Join link' }).inputValue()
  const response = await fetch(`${house.url}/api/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ joinCode: new URL(joinUrl).hash.slice(1) }),
  })
  const { agreement, agreementIn } = await response.json()
  expect(agreement[0]).toBe('We keep it here.')
  expect(agreementIn.ar[0]).toBe('')
  expect(agreementIn.ar[1]).toBe(lines['for-yourself'])
  expect(agreementIn.en).toEqual(agreement)
})
