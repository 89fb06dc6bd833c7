import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import * as Y from 'yjs'
import { expectTable, noteOf } from './cloth.ts'
import { command } from './commands.ts'
import { expect, startRound, TABLES, test } from './company.ts'
import { type House, PHONE } from './house.ts'

/** A note of the host's own, by its id. */
async function laid(house: House, cafe: CafeCreated, text: string): Promise<string> {
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cafe.hostToken}` },
    body: JSON.stringify({ type: 'place-note', tableId: 't1', text }),
  })
  return ((await response.json()) as { noteId: string }).noteId
}

test('[EE175] notes that one host hid are put back in one step at the desk, and it says how many', async ({
  house,
  company,
}) => {
  const cafe = await house.makeCafe({ tables: 1 })
  await company.join(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0 })
  for (const text of ['First words', 'Second words', 'Third words']) {
    const noteId = await laid(house, cafe, text)
    await command(house, cafe, { type: 'hide-note', tableId: 't1', noteId })
  }
  const host = await house.host(cafe)
  const away = host.getByRole('region', { name: 'Taken off the cloth' })
  await expect(away.getByRole('listitem')).toHaveCount(3)
  await host.setViewportSize(PHONE)
  const all = away.getByRole('button', { name: /^Put back all 3 that .+ took off$/ })
  await all.scrollIntoViewIfNeeded()
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
  await all.focus()
  await host.keyboard.press('Enter')
  await expect(host.getByText('3 notes are back on their cloths.')).toBeAttached()
  await expect(away).toHaveCount(0)
})

test('[EE189] a guest who is asked to step out does, writes to the hosts, and comes back to the same seat', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const [host, heron, teal] = [
    await house.host(cafe),
    await house.guest(cafe, 'Heron', { viewport: PHONE }),
    await house.guest(cafe, 'Teal'),
  ]
  await startRound(house, cafe, { Heron: 0, Teal: 0 })
  await expectTable(teal)
  await heron.getByRole('navigation', { name: 'At the table' }).getByRole('button', { name: 'Write' }).click()
  await heron.getByLabel('Your new note').fill('A word that stays')
  await heron.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(heron, 'A word that stays')).toContainText('Saved')
  await host.getByRole('link', { name: 'Lobby' }).click()
  await host.getByRole('button', { name: /^More about .*Heron/ }).click()
  await house.expectAccessible(host)
  await host.getByRole('button', { name: 'Ask to step out for a while' }).click()
  await expect(heron.getByText(/Avocet.* asks you to step out for a while/)).toBeVisible()
  await house.expectAccessible(heron)
  await heron.getByRole('button', { name: 'Step out for a while' }).click()
  await expect(heron.getByRole('heading', { name: 'You have stepped out' })).toBeVisible()
  await house.expectAccessible(heron)
  await house.expectNoSidewaysScroll(heron)
  const seated = (page: Page, name: string) => page.locator('.people-round li').filter({ hasText: name })
  await expect(seated(teal, 'Heron')).toContainText('stepped out')
  await expect(noteOf(teal, 'A word that stays')).toBeVisible()
  await expect(host.getByRole('listitem').filter({ hasText: 'Heron' }).first()).toContainText('stepped out')
  await heron.getByRole('button', { name: 'Tell hosts only' }).click()
  await heron.getByRole('dialog').getByLabel('Your words').fill('I need ten minutes')
  await heron.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await host.getByRole('link', { name: 'Desk', exact: true }).click()
  await expect(host.getByRole('region', { name: 'Told to the hosts alone' })).toContainText('I need ten minutes')
  await heron.getByRole('button', { name: 'Come back in' }).click()
  await expect(noteOf(heron, 'A word that stays')).toBeVisible()
  await expect(seated(teal, 'Heron')).not.toContainText('stepped out')

  await seated(teal, 'Teal').getByRole('button', { name: 'Step out for a while' }).click()
  await expect(teal.getByRole('heading', { name: 'You have stepped out' })).toBeVisible()
  await teal.getByRole('button', { name: 'Come back in' }).focus()
  await teal.keyboard.press('Enter')
  await expectTable(teal)
})

test('[HO76] themes that one person took away are put back in one step at the desk', async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const heron = await company.join(cafe, 'Heron')
  await command(house, cafe, { type: 'start-harvest' })
  const doc = await heron.open(`harvest/${cafe.cafeId}`)
  const themes = doc.getMap('themes')
  const names = ['Trust', 'Time', 'Money']
  const theme = (name: string) =>
    new Y.Map<unknown>([
      ['name', new Y.Text(name)],
      ['description', new Y.Text('')],
      ['notes', new Y.Map()],
    ])
  doc.transact(() => {
    for (const name of names) themes.set(`theme-${name}`, theme(name))
  })
  doc.transact(() => {
    for (const name of names) themes.delete(`theme-${name}`)
  })
  const host = await house.host(cafe, { viewport: PHONE })
  await host.getByRole('link', { name: 'Harvest', exact: true }).click()
  const taken = host.getByRole('region', { name: 'Themes that were taken away' })
  await expect(taken).toContainText('By \u2068Heron\u2069:')
  for (const name of names) await expect(taken).toContainText(name)
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
  await taken.scrollIntoViewIfNeeded()
  await taken.getByRole('button', { name: 'Put back all 3' }).click()
  await expect(host.getByText('3 themes are back.')).toBeAttached()
  await expect(taken).toHaveCount(0)
  await expect.poll(() => [...themes.keys()].sort()).toEqual(names.map((name) => `theme-${name}`).sort())
})
