import { noteOf, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, heronAndRook, idOf, seat, startRound, TABLES, tableId, test } from './company.ts'

test('[EE141] what hosts do is told, answered and undone, and words for the hosts alone are answered', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const [host, heron, teal] = [
    await house.host(cafe),
    await house.guest(cafe, 'Heron'),
    await house.guest(cafe, 'Teal'),
  ]
  await startRound(house, cafe)
  for (const table of [0, 1]) await seat(house, cafe, { Heron: table })
  const strips = heron.locator('.strips.fleeting')
  await expect(strips).toContainText('Avocet\u2069 gave you another seat.')
  await strips.getByRole('button', { name: 'Answer' }).click()
  const answering = heron.getByRole('dialog', { name: 'Answer' })
  await answering.getByLabel('Your words').fill('I was in the middle of a sentence')
  await house.expectAccessible(heron)
  await answering.getByRole('button', { name: 'Send' }).click()
  await expect(strips.getByRole('button', { name: 'Answer' })).toHaveCount(0)

  const told = host.getByRole('region', { name: 'Told to the hosts alone' })
  await expect(told).toContainText('I was in the middle of a sentence')
  await told.getByRole('button', { name: 'I have read it' }).click()
  await expect(told).toHaveCount(0)

  await heron.getByRole('button', { name: 'Tell hosts only' }).click()
  const telling = heron.getByRole('dialog', { name: 'For the hosts alone' })
  await telling.getByRole('button', { name: 'Send' }).click()
  await expect(telling.getByText('Write a few words first.')).toBeVisible()
  await telling.getByLabel('Your words').fill('That joke hurt')
  await telling.getByRole('checkbox', { name: 'Do not tell the hosts who I am' }).check({ force: true })
  await house.expectAccessible(heron)
  await telling.getByRole('button', { name: 'Send' }).click()
  await expect(told).toContainText('That joke hurt')
  await expect(told).toContainText('Somebody who chose not to be named')
  await expect(told).not.toContainText('Heron')
  await house.expectAccessible(host)
  await told.getByRole('button', { name: 'Answer in private' }).click()
  await host.getByRole('dialog', { name: 'Answer in private' }).getByLabel('Your words').fill('I am with you soon')
  await host.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await expect(strips).toContainText('I am with you soon')
  await house.expectAccessible(heron)
  await expect(teal.getByText(/That joke hurt|I am with you soon/)).toHaveCount(0)

  const acts = host.getByRole('region', { name: 'What hosts did' })
  await acts
    .getByRole('button', { name: /^Undo: .*Heron/ })
    .first()
    .click()
  await expect(heron.getByText('Case conferences').first()).toBeVisible()
})

test('[EE121] what passes lies over the cloth and moves no note, folds itself after a while, and is answered after that, too', {
  tag: '@long',
}, async ({ house, company }) => {
  const { cafe, rook, heron } = await heronAndRook(house, company, { Heron: 0, Rook: 0 })
  await write(heron, 'It lies where I laid it')
  const lying = async (words: string) => Math.round((await noteOf(heron, words).boundingBox())?.y ?? Number.NaN)
  const strips = heron.locator('.strips.fleeting')

  // In the list it has a place of its own, and the notes that are read stay where they are.
  await heron.getByText('List', { exact: true }).click()
  const doc = await rook.open(`table/${cafe.cafeId}/${tableId(cafe, 0)}`)
  for (let note = 1; note <= 12; note++)
    rook.write(doc, `note-${rook.id.slice(0, 8)}-${note}`, `One of many, the ${note}.`, {
      x: 40,
      y: 400 + note * 90,
      colour: 'sage',
    })
  await expect(noteOf(heron, 'One of many, the 12.')).toBeAttached()
  const read = 'One of many, the 7.'
  await noteOf(heron, read).scrollIntoViewIfNeeded()
  const lies = await lying(read)
  await command(house, cafe, { type: 'announce', text: 'There is cake', tableId: tableId(cafe, 0) })
  await expect(strips).toContainText('There is cake')
  expect(Math.abs((await lying(read)) - lies)).toBeLessThanOrEqual(1)
  await strips.locator('.notice').filter({ hasText: 'cake' }).getByRole('button', { name: 'Close' }).click()

  await heron.getByText('Cloth', { exact: true }).click()
  await expect(noteOf(heron, 'It lies where I laid it')).toBeVisible()
  const before = await lying('It lies where I laid it')
  await command(house, cafe, { type: 'announce', text: 'There is tea, too', tableId: tableId(cafe, 0) })
  const participantId = await idOf(house, cafe, 'Heron')
  await command(house, cafe, { type: 'set-table-host', participantId, tableId: tableId(cafe, 0) })
  await expect(strips).toContainText('There is tea, too')
  await expect(strips).toContainText('gives this table into your care')
  expect(await lying('It lies where I laid it')).toBe(before)
  await house.expectAccessible(heron)

  await seat(house, cafe, { Heron: 1 })
  await expect(strips).toContainText('gave you another seat.')
  // The page's clock alone goes on: nobody waits.
  await heron.clock.setSystemTime(Date.now() + 25_000)
  const folded = strips.getByRole('button', { name: 'From a host: your new seat' })
  await expect(folded).toBeVisible()
  await expect(strips.getByText('gave you another seat.')).toHaveCount(0)
  await house.expectAccessible(heron)
  await folded.focus()
  await heron.keyboard.press('Enter')
  await expect(strips.getByRole('button', { name: 'Answer' })).toBeFocused()
  await heron.keyboard.press('Enter')
  await heron
    .getByRole('dialog', { name: 'Answer' })
    .getByLabel('Your words')
    .fill('Thank you, it is nearer to the door')
  await heron.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await expect(strips.getByRole('button', { name: 'Answer' })).toHaveCount(0)
})
