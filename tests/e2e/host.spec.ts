import type { Locator, Page } from '@playwright/test'
import { expectTable, noteOf, openSheet, write } from './cloth.ts'
import { expect, seat, startRound, TABLES, test, writeFrom } from './company.ts'
import { type House, PHONE } from './house.ts'

const tab = (host: Page, name: string) => host.getByRole('navigation', { name: 'The café' }).getByRole('link', { name })
const tile = (host: Page, table: number) => host.getByRole('article', { name: TABLES[table]?.name ?? '' })
const clockBar = (host: Page) => host.getByRole('region', { name: 'Where the café stands' })
const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name }).click()

/** Heron at the first table and Teal at the second, both in browsers, and the host at the desk. */
async function inRound(house: House, wish: object = {}) {
  const cafe = await house.makeCafe({ tables: TABLES, ...wish })
  const [heron, teal, host] = await Promise.all([
    house.guest(cafe, 'Heron'),
    house.guest(cafe, 'Teal'),
    house.host(cafe),
  ])
  await startRound(house, cafe, { Heron: 0, Teal: 1 })
  await expectTable(heron)
  await expectTable(teal)
  return { cafe, heron, teal, host }
}

test('[EE70] a host sees who waits, lets people in, and reads how good the planned rotation is', async ({
  house,
  company,
}) => {
  const cafe = await house.makeCafe({ tables: TABLES, admission: 'lobby' })
  const host = await house.host(cafe)
  const [heron, teal] = await Promise.all([house.guest(cafe, 'Heron'), house.guest(cafe, 'Teal')])
  for (const name of ['Rook', 'Finch']) await company.join(cafe, name)
  await expect(host.getByText('4 people wait at the door')).toBeVisible()
  await house.expectAccessible(host)
  await host.getByRole('link', { name: 'To the door' }).click()
  const door = host.getByRole('region', { name: 'At the door' })
  await expect(door.getByRole('listitem')).toHaveCount(4)
  await house.expectAccessible(host)
  await press(door, /^Let in .*Heron/)
  await expect(heron.getByText('You are in')).toBeVisible()
  await expect(teal.getByRole('heading', { name: 'A host will let you in.' })).toBeVisible()
  await press(door, 'Let all 3 in')
  await expect(teal.getByText('You are in')).toBeVisible()
  await expect(door).toContainText('Nobody is waiting.')
  await expect(host.getByRole('region', { name: 'Who came' })).toContainText('4 people')

  await tab(host, 'Seating').click()
  await press(host, 'Plan the rotation')
  // Four people at two tables can all meet in three rounds.
  await expect(host.getByRole('heading', { name: 'Nobody meets twice. No plan can do better.' })).toBeVisible()
  await house.expectAccessible(host)
  await host.getByText('Read as a table').click()
  await expect(host.getByRole('row').filter({ hasText: 'Heron' })).toContainText(/Case conferences|Give and take/)
  await house.expectAccessible(host)

  await press(clockBar(host), 'Start round 1')
  await expect(clockBar(host)).toContainText('Round 1 of 3')
  await Promise.all([expectTable(heron), expectTable(teal)])
})

test('[EE71] the host’s clock is everyone’s: paused, given two minutes, and ended softly', { tag: '@long' }, async ({
  house,
}) => {
  const { host, heron } = await inRound(house)
  await expect(heron.getByRole('timer')).toContainText('20 minutes')
  await press(host, 'Pause')
  await expect(heron.getByText('Paused', { exact: true })).toBeVisible()
  await expect(clockBar(host)).toContainText('Nobody’s time runs.')
  await house.expectAccessible(host)
  await press(host, 'Go on')
  await expect(heron.getByText('Paused', { exact: true })).toHaveCount(0)
  await press(host, '2 minutes more')
  await expect(heron.getByRole('timer')).toContainText('22 minutes')
  await press(host, 'End softly')
  await expect(heron.getByText('Finish your sentence.', { exact: true })).toBeVisible()
  await write(heron, 'Nobody is cut off')

  await host.getByRole('button', { name: 'More', exact: true }).click()
  await press(host.getByRole('dialog', { name: 'More' }), 'End the round now')
  const sure = host.getByRole('alertdialog', { name: 'End the round now?' })
  await house.expectAccessible(host)
  await press(sure, 'End the round now')
  await expect(clockBar(host)).toContainText('After round 1 of 3')
  await house.expectAccessible(host)
  await expect(heron.getByRole('button', { name: 'Back to the cloth' })).toBeVisible()
})

test('[EE72] the desk shows every table at a glance, and who calls is told that somebody comes', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const rook = await company.join(cafe, 'Rook')
  const [heron, host] = await Promise.all([house.guest(cafe, 'Heron'), house.host(cafe)])
  await startRound(house, cafe, { Heron: 0, Rook: 1 })
  await expectTable(heron)
  await write(heron, 'Name who did the work')
  await writeFrom(rook, cafe, 1, 'Two seats, not one')
  await expect(tile(host, 0)).toContainText('1 person')
  await expect(tile(host, 0)).toContainText('1 note')
  await expect(tile(host, 0)).toContainText('Heron')
  await expect(tile(host, 0).getByRole('list', { name: 'Newest notes' })).toContainText('Name who did the work')
  await expect(tile(host, 1).getByRole('list', { name: 'Newest notes' })).toContainText('Two seats, not one')

  await press(heron, 'Call a host')
  const bell = heron.getByRole('dialog', { name: 'Call a host' })
  await bell.getByLabel('What is it about?').fill('The words run too fast for us')
  await press(bell, 'Ring the bell')
  await expect(tile(host, 0)).toContainText('Asks for a host')
  await expect(tile(host, 0)).toContainText('The words run too fast for us')
  await expect(tile(host, 1)).not.toContainText('Asks for a host')
  await house.expectAccessible(host)
  await press(host.getByRole('region', { name: 'What needs you first' }), 'I am coming')
  await expect(heron.getByText('A host is on the way to your table.')).toBeVisible()
  await expect(tile(host, 0)).not.toContainText('Asks for a host')
})

test('[EE73] a host moves a person, gives a table its host, and seats somebody who has no device', {
  tag: '@long',
}, async ({ house }) => {
  const { host, heron, teal } = await inRound(house)
  await tab(host, 'Lobby').click()
  await press(host, /^More about .*Heron/)
  const sheet = host.getByRole('dialog', { name: 'Heron' })
  await house.expectAccessible(host)
  await sheet.getByRole('combobox', { name: 'Seat' }).selectOption({ label: '2: \u2068Give and take\u2069' })
  await press(sheet, 'Move there')
  await expect(heron.getByRole('banner').getByText('Give and take')).toBeVisible()
  await expect(teal.getByText('Round the table').locator('..')).toContainText('Heron')

  await press(host, /^More about .*Teal/)
  await host.getByRole('combobox', { name: 'Hosts a table' }).selectOption({ label: '2: \u2068Give and take\u2069' })
  await expect(teal.getByRole('button', { name: 'Tell the next people what you have so far' })).toBeVisible()
  await host.keyboard.press('Escape')
  await expect(host.getByText('Hosts \u2068Give and take\u2069')).toBeVisible()

  const chair = host.getByRole('region', { name: 'Somebody without a device' })
  await chair.getByLabel('Name').fill('Wren')
  await chair.getByLabel('Table').selectOption({ label: '2: \u2068Give and take\u2069' })
  await press(chair, 'Add a chair')
  const wren = teal.getByRole('listitem').filter({ hasText: 'Wren' })
  await expect(wren).toContainText('Without a device')
  await press(wren, /Wren.* speaks now/)
  await expect(heron.getByRole('region', { name: 'The floor' })).toContainText('Wren')
})

test('[EE74] a host speaks to all or to one table, reads along there, and takes a note off and puts it back', async ({
  house,
}) => {
  const { host, heron, teal, cafe } = await inRound(house)
  const say = async (words: string, to?: string) => {
    await press(host, 'Tell everyone')
    const dialog = host.getByRole('dialog', { name: 'Tell the café something' })
    await dialog.getByLabel('Your words').fill(words)
    if (to) await dialog.getByLabel('To whom').selectOption({ label: to })
    await house.expectAccessible(host)
    await press(dialog, 'Tell them')
    await expect(dialog).toHaveCount(0)
  }
  await say('Tea is ready for this table', '1: \u2068Case conferences\u2069')
  await expect(heron.locator('.strips.fleeting')).toContainText('Tea is ready for this table')
  await say('The door to the garden is open')
  await expect(teal.locator('.strips.fleeting')).toContainText('The door to the garden is open')
  await expect(heron.locator('.strips.fleeting')).toContainText('The door to the garden is open')
  await expect(teal.getByText('Tea is ready for this table')).toHaveCount(0)

  await seat(house, cafe, { Teal: 0 })
  await write(heron, 'A name that should not stand here')
  await tile(host, 0)
    .getByRole('link', { name: /^Step in/ })
    .click()
  // The desk shows the same words among the newest, so they alone do not say that the host has arrived.
  await expect(host.getByRole('link', { name: 'Back to the desk' })).toBeVisible()
  await expect(noteOf(host, 'A name that should not stand here')).toBeVisible()
  await house.expectAccessible(host)
  await press(await openSheet(host, 'A name that should not stand here'), 'Take this note off the cloth')
  const told = heron.getByText('A host has taken one of your notes off the cloth.')
  await expect(told).toBeVisible()
  await expect(noteOf(heron, 'A name that should not stand here')).toHaveCount(0)
  await expect(noteOf(teal, 'A name that should not stand here')).toHaveCount(0)
  await expect(teal.getByText('A host has taken one of your notes off the cloth.')).toHaveCount(0)
  await host.getByRole('link', { name: 'Back to the desk' }).click()
  const away = host.getByRole('region', { name: 'Taken off the cloth' })
  await expect(away).toContainText('A name that should not stand here')
  await house.expectAccessible(host)
  await press(away, 'Put it back')
  await expect(noteOf(teal, 'A name that should not stand here')).toBeVisible()
  await expect(told).toHaveCount(0)
  await expect(away).toHaveCount(0)
})

test('[EE75] whoever is asked to leave learns by whom, and their words stay on the cloth', { tag: '@long' }, async ({
  house,
}) => {
  const { cafe, host, heron, teal } = await inRound(house)
  await seat(house, cafe, { Teal: 0 })
  await write(heron, 'This stays after me')
  await expect(noteOf(teal, 'This stays after me')).toBeVisible()
  await tab(host, 'Lobby').click()
  await press(host, /^More about .*Heron/)
  await press(host.getByRole('dialog', { name: 'Heron' }), 'Ask to leave')
  const sure = host.getByRole('alertdialog', { name: /Ask .*Heron.* to leave/ })
  await house.expectAccessible(host)
  await press(sure, 'Ask to leave')
  await expect(heron.getByRole('heading', { name: 'A host has asked you to step out' })).toBeVisible()
  await expect(heron.getByText('It was \u2068Avocet\u2069.')).toBeVisible()
  await house.expectAccessible(heron)
  await expect(host.getByRole('region', { name: 'Who came' })).not.toContainText('Heron')
  await expect(noteOf(teal, 'This stays after me')).toContainText('Heron')
  await heron.reload()
  await expect(heron.getByText('This stays after me')).toHaveCount(0)
  await expect(heron.getByRole('button', { name: 'Write' })).toHaveCount(0)
})

test('[EE79] whoever is moved away and straight back sits at a live table', { tag: '@long' }, async ({ house }) => {
  const { cafe, heron, teal } = await inRound(house)
  await write(heron, 'Before you went')
  for (const table of [0, 1, 0]) await seat(house, cafe, { Teal: table })
  await expect(noteOf(teal, 'Before you went')).toBeVisible()
  for (const table of [1, 0]) await seat(house, cafe, { Teal: table })
  await write(heron, 'Now you are back')
  await expect(noteOf(teal, 'Now you are back')).toBeVisible()
  await write(teal, 'And I can write')
  await expect(noteOf(heron, 'And I can write')).toBeVisible()
})

test('[EE76] a co-host opens the desk by a link that is shown once, until it is taken back', { tag: '@long' }, async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const host = await house.host(cafe)
  await tab(host, 'Lobby').click()
  const hosts = host.getByRole('region', { name: 'Hosts' })
  await hosts.getByLabel('Name of a co-host').fill('Plover')
  await press(hosts, 'Make a host link')
  await press(hosts, 'Show')
  const link = await hosts.getByLabel('Link for the co-host').inputValue()
  await house.expectAccessible(host)
  await expect(hosts).toContainText('Plover')
  const plover = await house.person('Plover')
  await plover.goto(link)
  await expect(plover).toHaveURL(/\/desk$/)
  await press(clockBar(plover), 'Start round 1')
  await expect(clockBar(host)).toContainText('Round 1 of 3')
  await tab(plover, 'Harvest').click()
  await expect(plover.getByRole('heading', { name: 'Erase the café' })).toHaveCount(0)
  await press(hosts, /^Take back the host link of .*Plover/)
  await press(host.getByRole('alertdialog'), 'Ask to leave')
  await expect(plover.getByRole('heading', { name: 'You no longer host this café' })).toBeVisible()
  await house.expectAccessible(plover)
  await plover.getByLabel('Say something to the hosts').fill('I had only begun')
  await press(plover, 'Send it to the hosts')
  await expect(plover.getByText('The hosts have your words.')).toBeVisible()
  await press(host.getByRole('region', { name: 'Asked to leave' }), /^Let back: .*Plover/)
  await press(plover, 'Look whether I am let back')
  await expect(clockBar(plover)).toContainText('Round 1 of 3')
})

/** By Tab alone to a control; on the way something always has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let step = 0; step < 60; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

test('[EE77] a round is started, paused, made longer and ended with Tab and Enter alone', async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const [host, heron] = await Promise.all([house.host(cafe), house.guest(cafe, 'Heron')])
  const enter = async (name: string) => {
    await tabTo(host, host.getByRole('button', { name, exact: true }))
    await host.keyboard.press('Enter')
  }
  const kept = () => expect(host.locator(':focus')).toHaveCount(1)
  await enter('Start round 1')
  await expectTable(heron)
  await kept()
  await enter('Pause')
  await expect(heron.getByText('Paused', { exact: true })).toBeVisible()
  await kept()
  await enter('2 minutes more')
  await expect(heron.getByRole('timer')).toContainText('22 minutes')
  await enter('Go on')
  await expect(heron.getByText('Paused', { exact: true })).toHaveCount(0)
  await kept()
  await enter('End softly')
  await expect(heron.getByText('Finish your sentence.', { exact: true })).toBeVisible()
})

test('[EE78] on a phone a host starts a round, sees the tables and ends softly', { tag: '@long' }, async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const [host, heron] = await Promise.all([house.host(cafe, { viewport: PHONE }), house.guest(cafe, 'Heron')])
  await house.expectNoSidewaysScroll(host)
  await press(clockBar(host), 'Start round 1')
  await expectTable(heron)
  await write(heron, 'Seen from a pocket')
  await expect(host.getByRole('list', { name: 'Newest notes' })).toContainText('Seen from a pocket')
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
  await press(clockBar(host), 'End softly')
  await expect(heron.getByText('Finish your sentence.', { exact: true })).toBeVisible()
  await tab(host, 'Lobby').click()
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
})
