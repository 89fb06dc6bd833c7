import type { Page } from '@playwright/test'
import { expectTable } from './cloth.ts'
import { command } from './commands.ts'
import { Company, expect, startRound, test } from './company.ts'
import { PHONE } from './house.ts'
import { onOwnServer } from './own-server.ts'
import { button, floor, live, three, waiting } from './talk.ts'

// What time alone brings about: each on a server of its own, whose clock is turned.

test('[EE111] [EE112] who has long been silent or speaking is asked alone; afterwards the table sees how it talked, without names, and everyone their own part', {
  tag: '@long',
}, async ({ browser }) => {
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

test('[EE122] with many tables the desk says at which ones the talk was lopsided, in a ring, a word and a sentence, never who', {
  tag: '@long',
}, async ({ browser }) => {
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

test('[EE123] a host who steps in takes the floor like everybody; a device whose clock is an hour off changes no figure', {
  tag: '@long',
}, async ({ browser }) => {
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
