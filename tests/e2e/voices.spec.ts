import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, idOf, seat, startRound, test } from './company.ts'
import { type House, PHONE } from './house.ts'
import { button, floor, live, three, waiting } from './talk.ts'

const chair = (page: Page) => page.getByRole('region', { name: 'The empty chair' })
const promise = (page: Page) => page.getByRole('region', { name: 'How we help each other speak' })

/** Whoever was offered the first word passes, until nobody is left whom it could be offered to. */
async function passFirstWords(house: House, cafe: CafeCreated, names: readonly string[]): Promise<void> {
  for (const _ of names) {
    for (const name of names) {
      await command(house, cafe, { type: 'pass-first-word', participantId: await idOf(house, cafe, name) })
    }
  }
}

test('[EE110] hands of every kind stand in the order in which they are heard, the same for everybody, with the rule beside', async ({
  house,
}) => {
  const { heron, teal, wren } = await three(house)
  await floor(heron).getByRole('button', { name: 'Speak', exact: true }).click()
  await button(heron, 'I have finished').first().click()
  // A button that changes its place between press and release is not pressed.
  await expect(floor(teal)).toContainText('Nobody has the floor')
  await floor(teal).getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(floor(heron)).toContainText('Teal')
  await button(heron, 'Put me in the queue').click()
  await expect(waiting(wren)).toHaveText([/Heron/])
  await button(wren, 'Put me in the queue').click()
  await expect(waiting(teal)).toHaveText([/Wren.*next/, /Heron/])
  await button(heron, 'Take me out of the queue').click()
  await expect(waiting(teal)).toHaveText([/Wren/])
  await button(heron, 'A short reply').click()
  await expect(waiting(teal)).toHaveText([/Heron.*short reply.*next/, /Wren/])
  await expect(teal.getByText('Whoever has spoken least goes first.')).toBeVisible()
  await expect(teal.getByText('A short reply may go before the next turn, never two in a row.')).toBeVisible()
  await button(wren, 'Take me out of the queue').click()
  await button(wren, 'Bring me in later').click()
  await expect(waiting(teal)).toHaveText([/Heron.*short reply/, /Wren.*later/])
  await expect(floor(teal)).toContainText('Some may not be counted.')
  await house.expectAccessible(teal)
})

test('[EE113] a table agrees how it is helped, all see by whom; times by name come with everyone’s yes and go with one no', {
  tag: '@long',
}, async ({ house }) => {
  const { heron, teal, wren } = await three(house)
  await expect(promise(teal)).toContainText('As it was set for the whole café.')
  await promise(heron).getByRole('button', { name: 'Change this' }).click()
  const dialog = heron.getByRole('dialog', { name: 'How we help each other speak' })
  await house.expectAccessible(heron)
  await dialog.getByLabel('Each one’s time, by name').check()
  await dialog.getByLabel('A queue').uncheck()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(promise(teal)).toContainText('Changed by \u2068Heron\u2069.')
  await expect(live(teal)).toHaveText('\u2068Heron\u2069 has changed how this table helps each other speak.')
  await expect(promise(teal)).toContainText('There is no queue.')
  await expect(button(teal, 'Put me in the queue')).toHaveCount(0)

  const agree = (page: Page) => promise(page).getByLabel('My time may be shown where everyone agrees')
  await agree(heron).check()
  await agree(teal).check()
  await expect(promise(heron)).toContainText('Times are not shown just now')
  await agree(wren).check()
  await expect(promise(heron)).toContainText('Everyone here agrees')
  await expect(heron.locator('.people-round')).toContainText('not yet a minute this round')
  await house.expectAccessible(heron)
  await chair(wren).getByRole('button', { name: 'What is known about you' }).click()
  await wren.getByRole('dialog').getByLabel('Do not count me').check()
  await expect(promise(heron)).toContainText('Times are not shown just now')
  await expect(heron.locator('.people-round')).not.toContainText('not yet a minute')
})

test('[EE114] a voice that a table names as missing travels with its cloth and into the export, and is taken back by whoever wrote it', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron, teal, wren } = await three(house, { tables: 2 }).catch(() =>
    Promise.reject(new Error('no table')),
  )
  await seat(house, cafe, { Heron: 0, Teal: 0, Wren: 1 })
  const name = async (page: Page, words: string) => {
    await chair(page).getByRole('button', { name: 'Name a missing voice' }).click()
    await expect(chair(page).getByLabel('Whose voice is missing here?')).toBeFocused()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await expect(live(page)).toHaveText(
      'It stands by the empty chair now. It goes with this cloth and into the export.',
    )
  }
  await expect(chair(heron)).toBeVisible()
  await name(heron, 'Night workers')
  await name(heron, 'Whoever pays for this')
  await expect(chair(teal)).toContainText('Night workers')
  await expect(chair(teal)).not.toContainText('Heron')
  await expect(button(teal, 'Take back “\u2068Night workers\u2069”')).toHaveCount(0)
  await button(heron, 'Take back “\u2068Whoever pays for this\u2069”').click()
  await expect(chair(teal)).not.toContainText('Whoever pays for this')
  await house.expectAccessible(heron)

  await command(house, cafe, { type: 'end-round' })
  await startRound(house, cafe, { Wren: 0, Heron: 1 })
  await expect(chair(wren)).toContainText('Night workers')
  await expect(chair(wren)).toContainText('named in round 1')
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/harvest.json`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  const text = await response.text()
  expect(text).toContain('Night workers')
  expect(text).not.toContain('Whoever pays for this')
})

test('[EE115] between rounds one answers whether one had room, once, and questions to oneself that no wire ever carries', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron, teal } = await three(house)
  await command(house, cafe, { type: 'end-round' })
  const back = heron.getByRole('region', { name: 'Looking back' })
  await back.getByRole('button', { name: 'Too little' }).click()
  await expect(back).toContainText('Thank you. It is counted without your name.')
  await expect(back.getByRole('button', { name: 'Too little' })).toHaveCount(0)
  await expect(teal.getByRole('button', { name: 'Too little' })).toBeVisible()

  const sent: string[] = []
  heron.on('request', (request) => sent.push(request.url()))
  const kept = () => heron.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  const before = await kept()
  await back.getByText('I often have to look for room').click()
  const card = heron.getByRole('group', { name: 'Did I keep something back that this table would need?' })
  await card.getByText('A little').click()
  await expect(card.getByRole('radio', { name: 'A little' })).toBeChecked()
  await house.expectAccessible(heron)
  expect(sent).toEqual([])
  expect(await kept()).toBe(before)
})

test('[EE116] first word, queue and empty chair go by keyboard alone, and what happens is said without taking the focus', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron, teal } = await three(house)
  await passFirstWords(house, cafe, ['Heron', 'Teal', 'Wren'])
  await expect(heron.locator('.first-word, .dock')).toHaveCount(0)
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-round' })
  await expect(heron.locator('.first-word, .dock')).toHaveCount(1)
  await floor(heron).getByRole('button', { name: 'Speak', exact: true }).focus()
  await heron.keyboard.press('Enter')
  await expect(button(heron, 'I have finished')).toBeVisible()
  await button(teal, 'A short reply').focus()
  await teal.keyboard.press('Enter')
  await expect(waiting(heron)).toHaveText([/Teal.*short reply/])
  await expect(teal.locator(':focus')).not.toHaveCount(0)
  await button(teal, 'Take me out of the queue').focus()
  await teal.keyboard.press('Space')
  await expect(waiting(heron)).toHaveCount(0)
})

test('[EE117] on a phone the word to oneself alone stands above the bar, and nothing scrolls sideways', {
  tag: '@long',
}, async ({ house }) => {
  const cafe: CafeCreated = await house.makeCafe({ tables: 1 })
  const heron = await house.guest(cafe, 'Heron', { viewport: PHONE })
  await command(house, cafe, { type: 'start-round' })
  const may = heron.getByRole('region', { name: 'You may begin, or pass.' })
  await expect(may).toBeVisible()
  await house.expectNoSidewaysScroll(heron)
  await house.expectAccessible(heron)
  await may.getByRole('button', { name: 'Pass', exact: true }).click()
  await expect(may).toHaveCount(0)
  await heron.getByRole('button', { name: 'Voices' }).click()
  await expect(promise(heron)).toBeVisible()
  await house.expectNoSidewaysScroll(heron)
  await chair(heron).getByRole('button', { name: 'What is known about you' }).click()
  await house.expectNoSidewaysScroll(heron)
  await house.expectAccessible(heron)
  await heron.keyboard.press('Escape')
  await command(house, cafe, { type: 'end-round' })
  await expect(heron.getByRole('region', { name: 'Looking back' })).toBeVisible()
  await heron.getByText('I usually have room').click()
  await house.expectNoSidewaysScroll(heron)
  await house.expectAccessible(heron)
})

test('[EE118] a note that speaks of a perspective nobody shows here makes its author think of them, and nobody else hears of it', {
  tag: '@long',
}, async ({ house }) => {
  const { cafe, heron, teal } = await three(house, { perspectives: [{ id: 'funder', name: 'Funder' }] })
  const asked = (page: Page) => page.getByRole('region', { name: 'Nothing about us without us?' })
  await passFirstWords(house, cafe, ['Heron', 'Teal', 'Wren'])
  await write(heron, 'The funders will want figures')
  await expect(asked(heron)).toContainText('Your note speaks of “\u2068Funder\u2069”')
  await expect(teal.getByRole('article').filter({ hasText: 'The funders' })).toBeVisible()
  await expect(asked(teal)).toHaveCount(0)
  await house.expectAccessible(heron)
  await asked(heron).getByRole('button', { name: 'Name the missing voice' }).click()
  await expect(asked(heron)).toHaveCount(0)
  await expect(button(heron, 'Name a missing voice')).toBeFocused()
})

test('[EE119] an organiser says how tables help each other speak, and a guest who does not want to be counted says so before the first round', {
  tag: '@long',
}, async ({ house }) => {
  const page = await house.person('the organiser')
  await page.goto('/make')
  await page.getByText('How tables help each other speak').click()
  await page.getByLabel('Several may have the floor at once').check()
  await house.expectAccessible(page)
  await page.getByRole('button', { name: 'Lay the tables' }).click()
  await expect(page.getByRole('heading', { name: 'The tables are laid' })).toBeVisible()
  const code = await page.evaluate(() => {
    const [cafe] = JSON.parse(localStorage.getItem('tablecloth.cafes') ?? '[]') as { joinUrl: string }[]
    return cafe?.joinUrl.split('#')[1] ?? ''
  })
  const heron = await house.guest({ joinCode: code } as CafeCreated, 'Heron')
  const before = heron.getByRole('region', { name: 'How we help each other speak' })
  await expect(before).toContainText('Several may have the floor at once.')
  await before.getByLabel('Do not count me').check()
  await expect(live(heron)).toHaveText('You are not counted any more.')
  await house.expectAccessible(heron)
  await heron.reload()
  await expect(before.getByLabel('Do not count me')).toBeChecked()
})
