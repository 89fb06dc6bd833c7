import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { expectTable, write } from './cloth.ts'
import { command } from './commands.ts'
import { Company, expect, idOf, seat, startRound, test } from './company.ts'
import { type House, PHONE } from './house.ts'
import { onOwnServer } from './own-server.ts'

const floor = (page: Page) => page.getByRole('region', { name: 'The floor' })
const chair = (page: Page) => page.getByRole('region', { name: 'The empty chair' })
const promise = (page: Page) => page.getByRole('region', { name: 'How we help each other speak' })
const waiting = (page: Page) => page.locator('.queue li')
const live = (page: Page) => page.locator('.vh > [role="status"]')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Three people at one table. */
async function three(house: House, wish: object = {}) {
  const cafe: CafeCreated = await house.makeCafe({ tables: 1, ...wish })
  const heron = await house.guest(cafe, 'Heron')
  const teal = await house.guest(cafe, 'Teal')
  const wren = await house.guest(cafe, 'Wren')
  await command(house, cafe, { type: 'start-round' })
  for (const page of [heron, teal, wren]) await expectTable(page)
  return { cafe, heron, teal, wren }
}

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

test('[EE111] [EE112] who has long been silent or speaking is asked alone; afterwards the table sees how it talked, without names, and everyone their own part', async ({
  browser,
}) => {
  await onOwnServer(browser, {}, async (house, server) => {
    const { cafe, heron, teal, wren } = await three(house)
    await floor(heron).getByRole('button', { name: 'Speak', exact: true }).click()
    await expect(floor(teal)).toContainText('Heron')

    // Two fifths of the round, in which nobody has to wait.
    await server.turnClock(8.1 * 60_000)
    const invitation = (page: Page) => page.getByRole('region', { name: 'There is room for you, if you like.' })
    await expect(invitation(teal)).toBeVisible()
    await expect(invitation(wren)).toBeVisible()
    const long = heron.getByRole('region', { name: 'You have had the floor for 8 minutes.' })
    await expect(long).toBeVisible()
    await expect(invitation(heron)).toHaveCount(0)
    await expect(invitation(teal)).toContainText('Only you see this.')
    await expect(live(teal)).toHaveText('There is room for you, if you like.')
    await house.expectAccessible(teal)
    await long.getByRole('button', { name: 'Yes, a little longer' }).click()
    await expect(long).toHaveCount(0)
    await expect(floor(heron)).toContainText('You')

    await invitation(teal).getByRole('button', { name: 'Speak', exact: true }).click()
    await expect(waiting(heron)).toHaveText([/Teal/])
    await expect(invitation(teal)).toHaveCount(0)
    await invitation(wren).getByRole('button', { name: 'Write it' }).click()
    await expect(wren.getByLabel('Your new note')).toBeFocused()
    await expect(invitation(wren)).toHaveCount(0)
    await wren.getByRole('button', { name: 'Done' }).click()
    await command(house, cafe, { type: 'end-round' })

    const back = heron.getByRole('region', { name: 'Looking back' })
    await expect(back).toContainText('3 voices, and most of the talk lay with a few of them.')
    await expect(back).toContainText('Some may not be counted.')
    await expect(back).toContainText('1 turn, about 8 minutes')
    const backOfWren = wren.getByRole('region', { name: 'Looking back' })
    await expect(backOfWren).toContainText('no turn')
    await house.expectAccessible(heron)
    const desk = await house.host(cafe)
    await expect(desk.getByText('Round 1: a lopsided talk, most of it with a few.')).toBeVisible()
    await house.expectAccessible(desk)
  })
})

test('[EE113] a table agrees how it is helped, all see by whom; times by name come with everyone’s yes and go with one no', async ({
  house,
}) => {
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

test('[EE114] a voice that a table names as missing travels with its cloth and into the export, and is taken back by whoever wrote it', async ({
  house,
}) => {
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

test('[EE115] between rounds one answers whether one had room, once, and questions to oneself that no wire ever carries', async ({
  house,
}) => {
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

test('[EE116] first word, queue and empty chair go by keyboard alone, and what happens is said without taking the focus', async ({
  house,
}) => {
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

test('[EE117] on a phone the word to oneself alone stands above the bar, and nothing scrolls sideways', async ({
  house,
}) => {
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

test('[EE118] a note that speaks of a perspective nobody shows here makes its author think of them, and nobody else hears of it', async ({
  house,
}) => {
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

test('[EE119] an organiser says how tables help each other speak, and a guest who does not want to be counted says so before the first round', async ({
  house,
}) => {
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

test('[EE122] with many tables the desk says at which ones the talk was lopsided, in a ring, a word and a sentence, never who', async ({
  browser,
}) => {
  await onOwnServer(browser, {}, async (house, server) => {
    const cafe = await house.makeCafe({ tables: 14 })
    const company = new Company(server.url)
    const [lopsided, even] = [
      ['Heron', 'Teal', 'Wren'],
      ['Rook', 'Swift', 'Plover'],
    ]
    const seats = await Promise.all([...lopsided, ...even].map((name) => company.join(cafe, name)))
    const desk = await house.host(cafe)
    const where = Object.fromEntries([...lopsided, ...even].map((name, n) => [name, n < 3 ? 3 : 5]))
    await startRound(house, cafe, where)
    for (const [n, minutes] of [7, 0, 0, 2, 2, 2].entries()) {
      if (!minutes) continue
      await seats[n]?.give('start-turn')
      await server.turnClock(minutes * 60_000)
      await seats[n]?.give('end-turn')
    }
    await command(house, cafe, { type: 'end-round' })
    const tile = (number: number) => desk.locator('.tile-s').nth(number - 1)
    await expect(tile(4)).toContainText('Round 1: a lopsided talk, most of it with a few. Some may not be counted.')
    await expect(tile(4).getByText('lopsided', { exact: true })).toBeVisible()
    await expect(tile(4).locator('svg.ring')).toBeVisible()
    await expect(tile(6)).toContainText('Round 1: the talk was spread evenly.')
    await expect(tile(1).locator('svg.ring')).toHaveCount(0)
    await expect(desk.getByText('Round 1: the talk was lopsided at 1 of 2 tables: Table 4.')).toBeVisible()
    const told = await desk.locator('.desk-tables .tiles').innerText()
    for (const name of [...lopsided, ...even]) expect(told).not.toContain(name)
    await house.expectAccessible(desk)
    await desk.setViewportSize(PHONE)
    await house.expectNoSidewaysScroll(desk)
    company.leave()
  })
})

test('[EE123] a host who steps in takes the floor like everybody; a device whose clock is an hour off changes no figure', async ({
  browser,
}) => {
  await onOwnServer(browser, {}, async (house, server) => {
    const { cafe, heron, teal } = await three(house)
    await heron.clock.setSystemTime(Date.now() + 3_600_000)
    await heron.reload()
    await expectTable(heron)
    await expect(heron.getByRole('timer')).toContainText(/20 minutes|19 minutes/)
    await floor(heron).getByRole('button', { name: 'Speak', exact: true }).click()
    await expect(floor(teal)).toContainText('Heron')
    await server.turnClock(3 * 60_000)

    const host = await house.host(cafe)
    await host.goto(`/cafe/${cafe.cafeId}/desk/table/t1`)
    await expect(floor(host)).toContainText('As a host you speak like everybody here')
    await expect(button(host, 'Put me in the queue')).toHaveCount(0)
    await floor(host).getByRole('button', { name: 'Speak', exact: true }).click()
    await expect(floor(teal)).toContainText('Avocet')
    await expect(floor(heron)).toContainText('You: 1 turn, about 3 minutes')
    await server.turnClock(2 * 60_000)
    await button(host, 'I have finished').first().click()
    await expect(floor(teal)).toContainText('2 turns at this table, 5 minutes in all')
    await expect(floor(heron)).toContainText('2 turns at this table, 5 minutes in all')
    await house.expectAccessible(host)
  })
})
