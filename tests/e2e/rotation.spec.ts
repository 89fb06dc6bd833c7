import type { Page } from '@playwright/test'
import { expectTable, noteOf, tools, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, heronAndRook, idOf, known, seat, startRound, TABLES, tableId, test } from './company.ts'

const nameOfTable = (table: number) => TABLES[table]?.name ?? ''
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

test('[EE80] when a round ends by itself everyone sees where to go and with whom, and newcomers read what the table has', async ({
  house,
  company,
}) => {
  const rounds = [
    { question: 'What do we ask of each other?', minutes: 0.1 },
    { question: 'What do we give back?', minutes: 20 },
  ]
  const cafe = await house.makeCafe({ tables: TABLES, rounds })
  const [heron, rook, teal] = await Promise.all(['Heron', 'Rook', 'Teal'].map((name) => house.guest(cafe, name)))
  if (!heron || !rook || !teal) throw new Error('Somebody did not come')
  await company.join(cafe, 'Finch')
  const tableHosts = { Heron: 0, Rook: 1 }
  for (const [name, table] of Object.entries(tableHosts)) {
    const participantId = await idOf(house, cafe, name)
    await command(house, cafe, { type: 'set-table-host', participantId, tableId: tableId(cafe, table) })
  }
  await command(house, cafe, { type: 'start-round' })
  await command(house, cafe, { type: 'pause-round' })
  await Promise.all([heron, rook, teal].map(expectTable))
  // Table hosts stay; the two others change places, so whom Teal meets first decides whom next.
  const tealId = await idOf(house, cafe, 'Teal')
  const { seats } = await known(house, cafe)
  const first = cafe.tables.findIndex(({ id }) => id === seats[tealId])
  const [old, next] = first === 0 ? [heron, rook] : [rook, heron]

  await press(next, 'Tell the next people what you have so far')
  await next.getByLabel('For those who come next').fill('We began with who is paid, and stopped at who is not.')
  await press(next, 'Save')
  await expect(next.getByText('The next people at this table read it first.')).toBeAttached()
  await tools(teal).getByRole('button', { name: 'Write' }).click()
  await teal.getByLabel('Your new note').pressSequentially('Pay for')
  await command(house, cafe, { type: 'resume-round' })

  await expect(teal.getByText('The round is over. You can still finish your sentence.')).toBeVisible()
  await teal.keyboard.type(' the preparing too')
  await expect(noteOf(old, 'Pay for the preparing too')).toHaveCount(0)
  await press(old, 'Back to the cloth')
  await expect(noteOf(old, 'Pay for the preparing too')).toBeVisible()
  await house.expectAccessible(teal)
  await press(teal, 'See where I sit next')
  await expect(teal.getByText('For round 2 you sit at')).toBeVisible()
  await expect(teal.getByRole('heading', { name: nameOfTable(1 - first) })).toBeVisible()
  await expect(teal.getByText(`Table number ${2 - first}`)).toBeAttached()
  const nextHost = first === 0 ? 'Rook' : 'Heron'
  await expect(teal.getByRole('listitem').filter({ hasText: nextHost })).toBeVisible()
  await expect(teal.getByText(`${nextHost}\u2069 stays there and tells you`)).toBeVisible()
  await press(teal, 'I am on my way')
  await expect(teal.getByText('See you there.')).toBeVisible()
  await expect(next.getByText('For round 2 you stay at')).toBeVisible()
  await house.expectAccessible(teal)
  await house.expectAccessible(next)

  await command(house, cafe, { type: 'start-round' })
  await Promise.all([heron, rook, teal].map(expectTable))
  await expect(teal.getByRole('heading', { name: 'What the table has so far' })).toBeVisible()
  // A screen reader has heard it, too: the words stand twice.
  await expect(teal.getByText('We began with who is paid, and stopped at who is not.', { exact: true })).toBeVisible()
  await expect(teal.getByRole('heading', { name: 'What do we give back?' })).toBeVisible()
  await house.expectAccessible(teal)
  await expect(noteOf(old, 'Pay for the preparing too')).toBeVisible()
  await expect(noteOf(teal, 'Pay for the preparing too')).toHaveCount(0)
  await write(teal, 'A word at the new table')
  await expect(noteOf(next, 'A word at the new table')).toBeVisible()
})

test('[EE81] words that the old table no longer took are offered back, and can be laid on the new cloth', {
  tag: '@long',
}, async ({ house, company }) => {
  const { cafe, rook, heron } = await heronAndRook(house, company, { Heron: 0, Rook: 1 })
  await write(heron, 'Said in good time')
  // From here on the network takes Heron's words along, and does not bring them anywhere.
  await heron.context().setOffline(true)
  await tools(heron).getByRole('button', { name: 'Write' }).click()
  await heron.getByLabel('Your new note').pressSequentially('Half a sentence about')
  await command(house, cafe, { type: 'end-round' })
  await startRound(house, cafe, { Heron: 1, Rook: 0 })
  await heron.context().setOffline(false)
  const offered = heron.getByRole('status').filter({ hasText: 'These words of yours could not be saved.' })
  await expect(offered).toContainText('Half a sentence about')
  await expect(offered).toContainText('You wrote them at \u2068Case conferences\u2069.')
  await expectTable(heron)
  await house.expectAccessible(heron)
  await offered.getByRole('button', { name: 'Lay them on this cloth' }).click()
  await expect(noteOf(heron, 'Half a sentence about')).toContainText('Saved')
  await expect(offered).toHaveCount(0)
  const wordsOn = async (table: number) => {
    const doc = await rook.open(`table/${cafe.cafeId}/${tableId(cafe, table)}`)
    return JSON.stringify(doc.getMap('notes').toJSON())
  }
  expect(await wordsOn(0)).toContain('Said in good time')
  expect(await wordsOn(0)).not.toContain('Half a sentence about')
  await seat(house, cafe, { Rook: 1 })
  expect(await wordsOn(1)).toContain('Half a sentence about')
})

test('[EE82] whoever comes in the middle of a round has a seat at once', { tag: '@long' }, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0 })
  const late = await house.guest(cafe, 'Wren')
  await expectTable(late)
  await expect(late.getByRole('banner').getByText('Give and take')).toBeVisible()
  await expect(heron.getByRole('banner').getByText('Case conferences')).toBeVisible()
})
