import { expectTable, noteOf, tools, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, known, tableId, test } from './company.ts'

const NAMES = [
  ...['Avens', 'Bryony', 'Campion', 'Dittany', 'Elder', 'Fennel', 'Gorse', 'Heather', 'Iris', 'Juniper', 'Knapweed'],
  ...['Lovage', 'Mallow', 'Nettle', 'Orache', 'Poppy', 'Quince', 'Rue', 'Sorrel', 'Tansy', 'Vetch', 'Yarrow'],
]

test('[EE95] twenty-five people sit down at five tables, and the desk shows what each table writes', {
  tag: '@long',
}, async ({ house, company }) => {
  const tables = [1, 2, 3, 4, 5].map((n) => ({ name: `Cloth ${n}` }))
  const cafe = await house.makeCafe({ tables })
  const [host, heron, teal] = await Promise.all([
    house.host(cafe),
    house.guest(cafe, 'Heron'),
    house.guest(cafe, 'Teal'),
  ])
  const wren = await house.guest(cafe, 'Wren')
  const others = await Promise.all(NAMES.map((name) => company.join(cafe, name)))
  await expect(wren.getByText('24 others are here.')).toBeVisible()
  await command(house, cafe, { type: 'start-round' })
  await Promise.all([heron, teal, wren].map(expectTable))
  const { seats } = await known(house, cafe)
  expect(Object.keys(seats)).toHaveLength(25)
  await Promise.all(
    others.map(async (seat, index) => {
      const doc = await seat.open(`table/${cafe.cafeId}/${seats[seat.id]}`)
      seat.write(doc, `note-of-${index + 10}`, `${NAMES[index]} says so`, {
        x: 60 + (index % 5) * 260,
        y: 60 + Math.floor(index / 5) * 200,
        colour: 'sky',
      })
    }),
  )
  await Promise.all([write(heron, 'Heron says so'), write(teal, 'Teal says so'), write(wren, 'Wren says so')])
  for (const [n, { name }] of tables.entries()) {
    const tile = host.getByRole('article', { name })
    await expect(tile).toContainText('5 people')
    await expect(tile).toContainText('5 notes')
    const here = NAMES.filter((_, index) => seats[others[index]?.id ?? ''] === tableId(cafe, n))
    for (const one of here) await expect(tile).toContainText(one)
    await expect(tile.getByRole('list', { name: 'Newest notes' })).toContainText('says so')
  }
  for (const page of [heron, teal, wren]) {
    await tools(page).getByText('List').click()
    await expect(page.getByRole('article')).toHaveCount(5)
  }
  await expect(noteOf(heron, 'Heron says so')).toContainText('Saved')
  await house.expectAccessible(host)
})
