import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { noteOf } from './cloth.ts'
import { command } from './commands.ts'
import { type Company, expect, idOf, startRound, TABLES, tableId, test, writeFrom } from './company.ts'
import { type House, PHONE } from './house.ts'

const PAY = 'Pay us for the hours of sitting at your table'
const DATE = 'In writing, with a date'

/** Two tables have met once; one note lies on each of their cloths. */
async function afterARound(house: House, company: Company, more: object = {}) {
  const cafe = await house.makeCafe({ tables: TABLES, ...more })
  const [rook, teasel] = [await company.join(cafe, 'Rook'), await company.join(cafe, 'Teasel')]
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Rook: 0, Teasel: 1, Heron: 0 })
  await writeFrom(rook, cafe, 0, PAY)
  await writeFrom(teasel, cafe, 1, DATE)
  await expect(noteOf(heron, PAY)).toBeVisible()
  return { cafe, heron, rook, teasel }
}

async function linkOfWall(house: House, cafe: CafeCreated): Promise<string> {
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cafe.hostToken}` },
    body: JSON.stringify({ type: 'invite-projector' }),
  })
  const { link } = (await response.json()) as { link: string }
  return link
}

test('[EE160] a host gives the walk its time and dots; people place them by mouse, keyboard and phone, and see what came together when it is over', {
  tag: '@long',
}, async ({ house, company }) => {
  const rounds = [{ question: 'What do we ask of each other?', minutes: 20 }]
  const { cafe, heron } = await afterARound(house, company, { rounds })
  await command(house, cafe, { type: 'end-round' })
  const host = await house.host(cafe)
  await host.getByRole('button', { name: 'Open the gallery walk' }).first().click()
  const setting = host.getByRole('dialog', { name: 'Open the gallery walk' })
  await setting.getByLabel('Dots for each person').fill('3')
  await setting.getByLabel('Time to read').fill('10')
  await house.expectAccessible(host)
  await setting.getByRole('button', { name: 'Open it now' }).click()
  await expect(host.getByRole('heading', { level: 1, name: 'Gallery walk' })).toBeVisible()
  const teal = await house.guest(cafe, 'Teal', { viewport: PHONE })
  const wall = await house.person('the wall', { viewport: { width: 1280, height: 720 } })
  await wall.goto(await linkOfWall(house, cafe))
  await expect(wall.getByRole('heading', { name: 'The gallery is open' })).toBeVisible()
  await expect(wall.getByRole('timer')).toContainText('10 minutes')
  await house.expectAccessible(wall)

  await noteOf(heron, PAY)
    .getByRole('button', { name: /^Put a dot on/ })
    .click()
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^One more dot on/ })
    .click()
  await expect(noteOf(heron, PAY).getByRole('img', { name: '2 dots of yours' })).toBeVisible()
  await expect(noteOf(heron, PAY).getByRole('button', { name: /^One more dot on/ })).toHaveCount(0)
  await expect(heron.getByText('1 dot left.', { exact: true })).toBeVisible()
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^Answer quietly/ })
    .click()
  await noteOf(heron, PAY).getByRole('button', { name: 'I know this too' }).click()
  await expect(noteOf(heron, PAY).getByRole('button', { name: 'I know this too' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await house.expectAccessible(heron)

  // The same by keyboard, on a phone; nothing of the others is to be seen.
  const dot = noteOf(teal, PAY).getByRole('button', { name: /^Put a dot on/ })
  await dot.focus()
  await teal.keyboard.press('Enter')
  await expect(noteOf(teal, PAY).getByRole('img', { name: '1 dot of yours' })).toBeVisible()
  await expect(noteOf(teal, PAY).getByRole('list', { name: 'What came together on this note' })).toHaveCount(0)
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)

  await host.getByRole('button', { name: 'End softly' }).click()
  await expect(heron.getByText('The walk ends soon.')).toBeVisible()
  await command(house, cafe, { type: 'end-walk' })
  await expect(wall.getByRole('heading', { name: 'The time of the walk is over.' })).toBeVisible()
  for (const page of [heron, teal]) {
    await expect(page.getByText('The time of the walk is over.').first()).toBeVisible()
    const told = noteOf(page, PAY).getByRole('list', { name: 'What came together on this note' })
    await expect(told).toContainText('3 dots')
    await expect(told).toContainText('I know this too: one or two')
    await expect(page.getByRole('button', { name: /^Put a dot on/ })).toHaveCount(0)
    await house.expectAccessible(page)
    await house.expectNoSidewaysScroll(page)
  }
  await host.getByRole('button', { name: '2 minutes more' }).click()
  await expect(noteOf(heron, PAY).getByRole('img', { name: '2 dots of yours' })).toBeVisible()
})

test('[EE161] a guest ties a thread between two tables on a phone; everyone reads it at both notes, in the list and drawn; its author takes it back, a host takes another down and puts it back', {
  tag: '@long',
}, async ({ house, company }) => {
  const { cafe, heron } = await afterARound(house, company)
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-gallery' })
  const teal = await house.guest(cafe, 'Teal', { viewport: PHONE })
  const tie = async (words: string) => {
    await noteOf(teal, PAY)
      .getByRole('button', { name: /^Tie a thread from/ })
      .click()
    const dialog = teal.getByRole('dialog', { name: 'Tie a thread' })
    await dialog.getByRole('button', { name: 'Tie it' }).click()
    await expect(dialog.getByText('Choose a note.')).toBeVisible()
    await expect(dialog.getByText('Say in a few words what connects them.')).toBeVisible()
    await dialog.getByRole('radio', { name: DATE }).check()
    await dialog.getByLabel('What connects them').fill(words)
    await house.expectAccessible(teal)
    await house.expectNoSidewaysScroll(teal)
    await dialog.getByRole('button', { name: 'Tie it' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await tie('Both want it in writing')
  const between = (page: typeof heron) => page.getByRole('region', { name: 'Threads between the tables' })
  for (const page of [heron, teal]) {
    const at = noteOf(page, PAY).getByRole('list', { name: 'Threads to other tables' })
    await expect(at).toContainText('Both want it in writing')
    await expect(at).toContainText(DATE)
    await expect(between(page).getByRole('listitem').filter({ hasText: PAY }).first()).toContainText(DATE)
    await expect(between(page).locator('figure path')).toHaveCount(1)
    await house.expectAccessible(page)
    await house.expectNoSidewaysScroll(page)
  }
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^Go to .*Give and take/ })
    .click()
  await expect(noteOf(heron, DATE).getByRole('list', { name: 'Threads to other tables' })).toContainText(PAY)
  await expect(heron.getByRole('button', { name: /^Take back the thread/ })).toHaveCount(0)
  await noteOf(teal, PAY)
    .getByRole('button', { name: /^Take back the thread/ })
    .click()
  await expect(between(heron).locator('figure')).toHaveCount(0)

  await tie('A second thought')
  const host = await house.host(cafe)
  await host.goto(`/cafe/${cafe.cafeId}/desk/gallery`)
  await noteOf(host, PAY)
    .getByRole('button', { name: /^Take down the thread/ })
    .click()
  await expect(between(teal).getByText('A host has taken down a thread of yours.')).toBeVisible()
  await expect(between(heron).locator('figure')).toHaveCount(0)
  await host.goto(`/cafe/${cafe.cafeId}/desk`)
  await host.getByRole('button', { name: /^Undo: .*thread/ }).click()
  await expect(between(heron).locator('figure path')).toHaveCount(1)
})

test('[EE162] between rounds a traveller takes a note along; it lies at the new table as a guest, on cloth and list, with where it came from, and the gallery says where it went', {
  tag: '@long',
}, async ({ house, company }) => {
  const { cafe, heron } = await afterARound(house, company, { tables: TABLES })
  await command(house, cafe, { type: 'plan-seating' })
  await command(house, cafe, { type: 'end-round' })
  // Whoever stays at a table has nothing to carry, so the next seat is made another.
  const heronId = await idOf(house, cafe, 'Heron')
  await command(house, cafe, { type: 'change-plan', round: 1, participantId: heronId, tableId: tableId(cafe, 1) })
  await heron.getByRole('button', { name: 'Take one idea along' }).click()
  const which = heron.getByRole('dialog', { name: 'Which idea do you take along?' })
  await house.expectAccessible(heron)
  await which.getByRole('radio', { name: PAY }).check()
  await which.getByRole('button', { name: 'Take it along' }).click()
  await expect(heron.getByText('You take along', { exact: true })).toBeVisible()
  await house.expectAccessible(heron)
  await command(house, cafe, { type: 'start-round' })

  const guest = heron.getByRole('article').filter({ hasText: PAY })
  await expect(guest).toContainText(/From .*Case conferences/)
  await expect(guest).toContainText('Rook')
  await house.expectAccessible(heron)
  await heron.setViewportSize(PHONE)
  await expect(heron.getByRole('article').filter({ hasText: PAY })).toContainText(/From .*Case conferences/)
  await house.expectAccessible(heron)
  await house.expectNoSidewaysScroll(heron)

  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-gallery' })
  await heron.getByRole('radio', { name: /Case conferences/ }).check()
  await expect(noteOf(heron, PAY)).toContainText(/Taken along to .*Give and take \(round 2\)/)
  await heron.getByRole('radio', { name: /Give and take/ }).check()
  await expect(heron.getByRole('region', { name: 'Ideas that came here' })).toContainText(PAY)
  await house.expectAccessible(heron)
  await house.expectNoSidewaysScroll(heron)
})

test('[EE163] by keyboard alone one goes along the cloths, places a dot, answers and ties a thread, and hears what came of it', {
  tag: '@long',
}, async ({ house, company }) => {
  const { cafe, heron } = await afterARound(house, company)
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-gallery', dots: 1 })
  const said = heron.getByRole('status')
  const press = async (name: RegExp, key: 'Enter' | 'Space' = 'Enter') => {
    await noteOf(heron, PAY).getByRole('button', { name }).focus()
    await heron.keyboard.press(key)
  }
  await press(/^Put a dot on/)
  await expect(said.filter({ hasText: 'Dot placed. All your dots are placed.' })).toBeAttached()
  // With no dot left the button stays where it is and says so, and the focus is not lost.
  await press(/^Answer quietly to/, 'Space')
  await press(/^This moves me/, 'Space')
  await expect(said.filter({ hasText: 'Answered.' })).toBeAttached()
  await press(/^Take back a dot from/)
  await expect(said.filter({ hasText: 'Dot taken back. 1 dot left.' })).toBeAttached()
  await press(/^Tie a thread from/)
  const dialog = heron.getByRole('dialog', { name: 'Tie a thread' })
  await expect(dialog.getByLabel('To which table')).toBeFocused()
  await heron.keyboard.press('Tab')
  await heron.keyboard.press('Space')
  await heron.keyboard.press('Tab')
  await expect(dialog.getByLabel('What connects them')).toBeFocused()
  await heron.keyboard.type('Money, and when')
  await heron.keyboard.press('Tab')
  await heron.keyboard.press('Enter')
  await expect(said.filter({ hasText: 'The thread is tied.' })).toBeAttached()
  await expect(noteOf(heron, PAY).getByRole('button', { name: /^Tie a thread from/ })).toBeFocused()
  await heron.getByRole('radio', { name: /Case conferences/ }).focus()
  await heron.keyboard.press('ArrowRight')
  await expect(noteOf(heron, DATE).getByRole('list', { name: 'Threads to other tables' })).toContainText(
    'Money, and when',
  )
  await house.expectAccessible(heron)
})

test('[EE164] in Arabic the walk and its threads run from right to left, on a phone', { tag: '@long' }, async ({
  house,
  company,
}) => {
  const { cafe, heron } = await afterARound(house, company)
  await command(house, cafe, { type: 'end-round' })
  await command(house, cafe, { type: 'start-gallery' })
  await expect(noteOf(heron, PAY)).toBeVisible()
  await heron.evaluate(() => localStorage.setItem('tablecloth.language', 'ar'))
  await heron.setViewportSize(PHONE)
  await heron.reload()
  await expect(heron.locator('html')).toHaveAttribute('dir', 'rtl')
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^ضع نقطة على/ })
    .click()
  await expect(heron.getByText('بقيت ٤ نقاط.', { exact: true })).toBeVisible()
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^اربط خيطًا من/ })
    .click()
  const dialog = heron.getByRole('dialog', { name: 'اربط خيطًا' })
  await dialog.getByRole('radio', { name: DATE }).check()
  await dialog.getByLabel('ما الذي يجمعهما').fill('المال والموعد')
  await dialog.getByRole('button', { name: 'اربطه' }).click()
  const threads = noteOf(heron, PAY).getByRole('list', { name: 'خيوط إلى طاولات أخرى' })
  await expect(threads).toContainText('المال والموعد')
  await command(house, cafe, { type: 'end-walk' })
  await expect(noteOf(heron, PAY).getByText('نقطة واحدة')).toBeVisible()
  await house.expectAccessible(heron)
  await house.expectNoSidewaysScroll(heron)
})
