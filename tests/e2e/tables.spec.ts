import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectTable, noteOf, write } from './cloth.ts'
import { expect, startRound, test } from './company.ts'
import { PHONE } from './house.ts'

const THREE = [{ name: 'Case conferences' }, { name: 'Give and take' }, { name: 'Who is missing' }]
const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()
const tile = (host: Page, name: string) => host.getByRole('article', { name })
const more = (host: Page, name: string) => tile(host, name).getByRole('button', { name: /^More about/ })

test('[EE105] a host opens a table in mid-round and closes another, and everyone knows where they sit', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: THREE })
  const rook = await company.join(cafe, 'Rook')
  const [heron, host] = await Promise.all([house.guest(cafe, 'Heron'), house.host(cafe)])
  await company.join(cafe, 'Finch')
  await startRound(house, cafe, { Heron: 1, Rook: 1, Finch: 0 })
  await expectTable(heron)
  await write(heron, 'Said before it closed')

  await press(host, 'Open another table')
  const opening = host.getByRole('dialog', { name: 'Open another table' })
  await house.expectAccessible(host)
  await opening.getByLabel('Name').fill('By the window')
  await press(opening, 'Open it')
  await expect(tile(host, 'By the window')).toContainText('0 people')

  await more(host, 'Give and take').click()
  await press(host.getByRole('dialog', { name: 'Give and take' }), 'Close this table')
  const closing = host.getByRole('alertdialog')
  await expect(closing).toContainText('Its cloth stays with every note on it')
  await expect(closing).toContainText('2 people go to other tables now')
  await house.expectAccessible(host)
  await press(closing, 'Close it')
  await expect(closing).toContainText('They sit here now')
  await expect(closing.getByRole('listitem').filter({ hasText: 'Heron' })).toContainText(/By the window|Who is missing/)
  await expect(closing.getByRole('listitem').filter({ hasText: 'Rook' })).toContainText(/By the window|Who is missing/)
  await house.expectAccessible(host)
  await closing.getByRole('button', { name: 'Close' }).last().click()
  await expect(tile(host, 'Give and take')).toHaveCount(0)

  await expect(heron.getByRole('banner').getByText(/By the window|Who is missing/)).toBeVisible()
  await write(heron, 'Said after it')
  await expect(noteOf(heron, 'Said before it closed')).toHaveCount(0)
  expect(rook.id).not.toBe('')

  await host.getByText('1 closed table').click()
  await house.expectAccessible(host)
  await host.getByRole('link', { name: /^Read the cloth/ }).click()
  await expect(noteOf(host, 'Said before it closed')).toBeVisible()
  await expect(host.getByRole('navigation').getByText('closed')).toBeVisible()
  await host.getByRole('link', { name: 'Back to the desk' }).click()
  await host.getByText('1 closed table').click()
  await press(host, /^Open again/)
  await expect(tile(host, 'Give and take')).toContainText('1 note')
  await expect(host.getByText('1 closed table')).toHaveCount(0)
})

test('[EE106] a closed table is in no choice and on no sign, by keyboard and on a phone', { tag: '@long' }, async ({
  house,
  company,
}) => {
  const cafe = await house.makeCafe({ tables: THREE })
  for (const name of ['Heron', 'Rook', 'Finch', 'Teal']) await company.join(cafe, name)
  const host = await house.host(cafe, { viewport: PHONE })
  await more(host, 'Who is missing').press('Enter')
  const sheet = host.getByRole('dialog', { name: 'Who is missing' })
  await sheet.getByRole('button', { name: 'Close this table' }).press('Enter')
  const closing = host.getByRole('alertdialog')
  await expect(closing.getByRole('button', { name: 'Not now' })).toBeFocused()
  await house.expectNoSidewaysScroll(host)
  await host.keyboard.press('Shift+Tab')
  await host.keyboard.press('Enter')
  await expect(closing).toHaveCount(0)
  await expect(tile(host, 'Who is missing')).toHaveCount(0)
  expect(await host.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  await host.getByText('1 closed table').click()
  await house.expectNoSidewaysScroll(host)
  await house.expectAccessible(host)

  await host.getByRole('button', { name: 'Open another table' }).press('Enter')
  const opening = host.getByRole('dialog', { name: 'Open another table' })
  await expect(opening.getByLabel('Name')).toBeFocused()
  await host.keyboard.press('Escape')
  await expect(host.getByRole('button', { name: 'Open another table' })).toBeFocused()

  await host.getByRole('link', { name: 'Seating' }).click()
  await press(host, 'Plan the rotation')
  await expect(host.getByRole('heading', { name: /Give and take/ })).toBeVisible()
  await expect(host.getByRole('heading', { name: /Who is missing/ })).toHaveCount(0)
  await host.getByRole('button', { name: 'Heron', exact: true }).click()
  const seat = host.getByRole('dialog', { name: 'Heron' })
  await expect(seat.getByRole('option', { name: /Case conferences|Give and take/ })).toHaveCount(3)
  await expect(seat.getByRole('option', { name: /Who is missing/ })).toHaveCount(0)
  await host.keyboard.press('Escape')
  await press(host, 'Take along or print')
  const [download] = await Promise.all([
    host.waitForEvent('download'),
    press(host.getByRole('dialog', { name: 'Take along or print' }), 'Table signs'),
  ])
  const signs = await readFile(await download.path(), 'utf8')
  expect(signs).toContain('Give and take')
  expect(signs).not.toContain('Who is missing')

  await host.getByRole('dialog', { name: 'Take along or print' }).getByRole('button', { name: 'Close' }).last().click()
  await host.getByRole('link', { name: 'Lobby' }).click()
  await press(host, /^More about .*Heron/)
  await expect(host.getByRole('option', { name: /Give and take/ }).first()).toBeAttached()
  await expect(host.getByRole('option', { name: /Who is missing/ })).toHaveCount(0)
})
