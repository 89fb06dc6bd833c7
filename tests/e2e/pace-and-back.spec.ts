import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { expectTable, noteOf, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, idOf, startRound, test, writeFrom } from './company.ts'
import { type House, PHONE } from './house.ts'
import { onOwnServer } from './own-server.ts'

const waits = (page: Page, words: string) =>
  page
    .locator('.notice')
    .filter({ hasText: /waits? (its|their) turn/ })
    .filter({ hasText: words })

/** On the cloth, or in the bar of a phone. */
const writing = (page: Page) => page.getByRole('button', { name: 'Write', exact: true }).first()

/** Begins a note as somebody who is to take their time, and lays it. */
async function lay(page: Page, words: string): Promise<void> {
  await writing(page).click()
  await page.getByLabel('Your new note').fill(words)
  await page.getByRole('button', { name: 'Lay it on the cloth' }).click()
}

/** What is done for one person at the desk. */
async function sheetOf(host: Page, name: string) {
  await host.getByRole('link', { name: /^Lobby/ }).click()
  await host.getByRole('button', { name: `More about \u2068${name}\u2069` }).click()
  return host.getByRole('dialog', { name })
}

const slow = async (house: House, cafe: CafeCreated, name: string, seconds: number | null) =>
  command(house, cafe, { type: 'slow-person', participantId: await idOf(house, cafe, name), seconds })

test('[EE176] [HO69] whoever is asked to take their time is told by whom, writes on, also offline, and their notes are laid one by one; the host lifts it', async ({
  browser,
}) => {
  await onOwnServer(browser, {}, async (house, server) => {
    const cafe = await house.makeCafe({ tables: 1 })
    const heron = await house.guest(cafe, 'Heron', { viewport: PHONE })
    const teal = await house.guest(cafe, 'Teal')
    const host = await house.host(cafe)
    await startRound(house, cafe, { Heron: 0, Teal: 0 })
    await expectTable(teal)
    await expect(writing(heron)).toBeVisible()
    const sheet = await sheetOf(host, 'Heron')
    const time = sheet.getByRole('group', { name: 'More time between notes' })
    await time.getByText('30 seconds').click()
    await house.expectAccessible(host)
    await sheet.getByRole('button', { name: 'Ask for it' }).click()
    await expect(sheet).toContainText('30 seconds between notes, asked for by \u2068Avocet\u2069')

    await expect(heron.getByText('\u2068Avocet\u2069 asks you to take more time between your notes')).toBeVisible()
    await expect(teal.getByText('more time between')).toHaveCount(0)
    await lay(heron, 'First words')
    await expect(noteOf(teal, 'First words')).toBeVisible()
    await writing(heron).click()
    const field = heron.getByLabel('Your new note')
    await field.fill('Second words')
    await expect(heron.getByText(/The next can be laid in about \d+ seconds; your words wait\./)).toBeVisible()
    await house.expectAccessible(heron)
    await house.expectNoSidewaysScroll(heron)
    await heron.getByRole('button', { name: 'Lay it on the cloth' }).click()
    await expect(waits(heron, 'Second words')).toContainText(/laid by itself in about \d+ seconds/)
    await house.expectAccessible(heron)
    await house.expectNoSidewaysScroll(heron)
    await expect(noteOf(teal, 'Second words')).toHaveCount(0)

    await heron.context().setOffline(true)
    await lay(heron, 'Third words')
    await expect(waits(heron, 'Third words')).toBeVisible()
    await server.turnClock(31_000)
    await heron.context().setOffline(false)
    await expect(noteOf(teal, 'Second words')).toBeVisible({ timeout: 30_000 })
    await expect(waits(heron, 'Second words')).toHaveCount(0)
    await expect(waits(heron, 'Third words')).toBeVisible()
    await expect(noteOf(teal, 'Third words')).toHaveCount(0)

    await sheet.getByRole('button', { name: 'Let them write at their own pace' }).click()
    await expect(noteOf(teal, 'Third words')).toBeVisible()
    await expect(heron.getByText('\u2068Avocet\u2069 says: write at your own pace again.')).toBeVisible()
    await expect(waits(heron, 'Third words')).toHaveCount(0)
    for (const words of ['First words', 'Second words', 'Third words']) await expect(noteOf(teal, words)).toHaveCount(1)
  })
})

test('[EE176] [HO69] notes that were made offline before anybody could say so come too fast, wait on the device, and none is lost', {
  tag: '@long',
}, async ({ house, company }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const heron = await house.guest(cafe, 'Heron')
  const rook = await company.join(cafe, 'Rook')
  await startRound(house, cafe, { Heron: 0, Rook: 0 })
  await expectTable(heron)
  await write(heron, 'Saved before')
  await heron.context().setOffline(true)
  await expect(
    heron
      .locator('.notice')
      .filter({ hasText: /offline|connection/i })
      .first(),
  ).toBeVisible()
  for (const words of ['Offline one', 'Offline two']) {
    await writing(heron).click()
    await heron.getByLabel('Your new note').fill(words)
    await heron.getByRole('button', { name: 'Done' }).click()
  }
  await slow(house, cafe, 'Heron', 300)
  await heron.context().setOffline(false)
  await expect(noteOf(heron, 'Offline one')).toContainText('Saved', { timeout: 30_000 })
  await expect(waits(heron, 'Offline two')).toBeVisible()
  const doc = await writeFrom(rook, cafe, 0, 'From Rook')
  await expect(noteOf(heron, 'From Rook')).toBeVisible()
  const texts = () =>
    [...doc.getMap('notes').values()].map((note) => String((note as Map<string, unknown>).get('text')))
  await expect.poll(() => texts().sort()).toEqual(['From Rook', 'Offline one', 'Saved before'])
  await slow(house, cafe, 'Heron', null)
  await expect.poll(() => texts().sort()).toEqual(['From Rook', 'Offline one', 'Offline two', 'Saved before'])
  await expect(noteOf(heron, 'Offline two')).toContainText('Saved')
  await expect(waits(heron, 'Offline two')).toHaveCount(0)
})

test('[EE177] whoever is asked to leave says something to the hosts, also after a reload, and is let back as who they were, with their notes', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: 2 })
  const heron = await house.guest(cafe, 'Heron', { viewport: PHONE })
  const teal = await house.guest(cafe, 'Teal')
  const host = await house.host(cafe)
  await startRound(house, cafe, { Heron: 1, Teal: 0 })
  await expectTable(teal)
  await writing(heron).click()
  await heron.getByLabel('Your new note').fill('What Heron thinks')
  await heron.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(heron, 'What Heron thinks')).toContainText('Saved')
  await command(house, cafe, { type: 'remove', participantId: await idOf(house, cafe, 'Heron') })

  const title = heron.getByRole('heading', { name: 'A host has asked you to step out' })
  await expect(title).toBeVisible()
  const look = heron.getByRole('button', { name: 'Look whether I am let back' })
  await look.click()
  await expect(heron.locator('main').getByText('Not so far.')).toBeVisible()
  await heron.reload()
  await expect(title).toBeVisible()
  await house.expectAccessible(heron)
  await house.expectNoSidewaysScroll(heron)
  const say = heron.getByRole('button', { name: 'Send it to the hosts' })
  await say.click()
  await heron.getByLabel('Say something to the hosts').fill('I meant no harm')
  await say.click()
  await expect(heron.getByText('The hosts have your words.')).toBeVisible()

  const report = host.getByRole('region', { name: 'Told to the hosts alone' })
  await expect(report).toContainText('was asked to leave, and says')
  await expect(report).toContainText('I meant no harm')
  await house.expectAccessible(host)
  await host.setViewportSize(PHONE)
  await host.getByRole('link', { name: /^Lobby/ }).click()
  const left = host.getByRole('region', { name: 'Asked to leave' })
  await expect(left).toContainText('Heron')
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
  await left.getByRole('button', { name: 'Let back: \u2068Heron\u2069' }).click()
  await expect(left).toHaveCount(0)

  await look.click()
  await expect(writing(heron)).toBeVisible()
  await expect(noteOf(heron, 'What Heron thinks')).toBeVisible()
  await expect(heron.getByText('\u2068Avocet\u2069 has let you back.')).toBeVisible()
  await house.expectAccessible(heron)
  await writing(heron).click()
  await heron.getByLabel('Your new note').fill('Back again')
  await heron.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(heron, 'Back again')).toContainText('Saved')
  await heron.reload()
  await expect(noteOf(heron, 'Back again')).toBeVisible()
})

test('[EE177] whoever knocked anew under another name and is told away is let back as who they were before', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0 })
  await expectTable(heron)
  await write(heron, 'What Heron thinks')
  const heronId = await idOf(house, cafe, 'Heron')
  await command(house, cafe, { type: 'remove', participantId: heronId })
  const title = heron.getByRole('heading', { name: 'A host has asked you to step out' })
  await expect(title).toBeVisible()
  await heron.goto(`/join#${cafe.joinCode}`)
  await heron.getByRole('button', { name: 'Join as somebody else' }).click()
  await heron.getByLabel('What shall we call you?').fill('Egret')
  await heron.getByRole('button', { name: 'To the lobby' }).click()
  await expect(heron).toHaveURL(/\/cafe\//)
  const host = await house.host(cafe)
  await host.getByRole('link', { name: /^Lobby/ }).click()
  const door = host.getByRole('region', { name: 'At the door' })
  await expect(door).toContainText('May be \u2068Heron\u2069, who was asked to leave')
  await door.getByRole('button', { name: 'Turn away' }).click()
  await expect(title).toBeVisible()
  await host.getByRole('button', { name: 'Let back: \u2068Heron\u2069' }).click()
  await heron.getByRole('button', { name: 'Look whether I am let back' }).click()
  await expectTable(heron)
  await expect(noteOf(heron, 'What Heron thinks')).toContainText('(you)')
})

test('[EE176] [HO69] on the device of the table words for somebody who is to take their time come too soon, stay on it, and are laid as theirs later', {
  tag: '@long',
}, async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0 })
  await expectTable(heron)
  const made = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cafe.hostToken}` },
    body: JSON.stringify({ type: 'table-device', tableId: 't1' }),
  })
  const tablet = await house.person('the tablet', { viewport: { width: 1024, height: 768 } })
  await tablet.goto(((await made.json()) as { url: string }).url)
  await expect(tablet).toHaveURL(/\/cafe\/[^/]+\/device$/)
  await slow(house, cafe, 'Heron', 300)
  await lay(heron, 'From my phone')
  await expect(noteOf(heron, 'From my phone')).toContainText('Heron (you)')
  await tablet
    .locator('.seat-card')
    .filter({ hasText: 'Heron' })
    .getByRole('button', { name: /^Write/ })
    .click()
  await tablet.getByLabel('Your new note').fill('From the tablet')
  const left = tablet.locator('.notice').filter({ hasText: 'From the tablet' })
  await expect(left).toContainText('These words of yours could not be saved.')
  await expect(noteOf(heron, 'From the tablet')).toHaveCount(0)
  await slow(house, cafe, 'Heron', null)
  await left.getByRole('button', { name: 'Lay them on this cloth' }).click()
  await expect(noteOf(heron, 'From the tablet')).toContainText('Heron (you)')
  await expect(left).toHaveCount(0)
})
