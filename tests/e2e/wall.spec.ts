import { command } from './commands.ts'
import { expect, startRound, TABLES, test } from './company.ts'

test('[EE140] the room reads the big screen: the way in, the question, the time, the tables, and no names', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const host = await house.host(cafe)
  await host.getByRole('link', { name: 'Lobby' }).click()
  const screens = host.getByRole('region', { name: 'Big screen' })
  await screens.getByRole('button', { name: 'Make a link for the big screen' }).click()
  await screens.getByRole('button', { name: 'Show' }).click()
  const link = await screens.getByLabel('Link for the big screen').inputValue()
  await house.expectAccessible(host)

  const wall = await house.person('the wall', { viewport: { width: 1280, height: 720 } })
  await wall.goto(link)
  await expect(wall).toHaveURL(/\/screen$/)
  await expect(wall.getByText(cafe.joinCode)).toBeVisible()
  await expect(wall.getByText(/^Erased on/)).toBeVisible()
  await house.expectAccessible(wall)
  for (const name of ['Heron', 'Teal']) await company.join(cafe, name)
  await expect(wall.getByText('2 people are here.')).toBeVisible()

  await startRound(house, cafe)
  await expect(wall.getByRole('heading', { name: 'What do we ask of each other?' })).toBeVisible()
  await expect(wall.getByRole('timer')).toContainText('20 minutes')
  await expect(wall.getByText(cafe.joinCode)).toHaveCount(0)
  await house.expectAccessible(wall)
  await command(house, cafe, { type: 'announce', text: 'The door to the garden is open' })
  await expect(wall.getByText('The door to the garden is open')).toBeVisible()

  await command(house, cafe, { type: 'end-round' })
  await expect(wall.getByRole('list', { name: 'The tables' })).toContainText('Case conferences')
  await house.expectAccessible(wall)
  await wall.reload()
  await expect(wall.getByRole('heading', { name: 'Find your next table' })).toBeVisible()
  for (const name of ['Heron', 'Teal', 'Avocet']) await expect(wall.getByText(name)).toHaveCount(0)
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 320, height: 700 },
  ]) {
    await wall.setViewportSize(size)
    await house.expectNoSidewaysScroll(wall)
  }

  await screens.getByRole('button', { name: 'Take down screen 1' }).click()
  await expect(wall.getByRole('heading', { name: 'This screen has been taken down' })).toBeVisible()
  await house.expectAccessible(wall)
  await wall.goto(link)
  await expect(wall.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible()
})
