import type { Page } from '@playwright/test'
import { command, readCafe } from './commands.ts'
import { expect, PHONE, test } from './house.ts'

const phone = { viewport: PHONE, hasTouch: true, isMobile: true }
const VOICES = [
  { id: 'by-and-for', name: 'By-and-for agency' },
  { id: 'funder', name: 'Funder' },
  { id: 'mainstream', name: 'Mainstream agency' },
  { id: 'lived', name: 'Lived experience', sensitive: true },
]

/** Whom this browser speaks for. */
const seatOn = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('tablecloth.cafes') ?? '[]')[0]?.participantId ?? '')

test('[EE10] a guest comes in by phone with a typed code, says who they are and who may know, and accepts the agreement', async ({
  house,
}) => {
  const agreement = ['Speak for yourself.', 'Credit the one who said it.']
  const cafe = await house.makeCafe({ perspectives: VOICES, languages: ['en', 'ar'], agreement })
  const page = await house.person('Heron', phone)
  await page.goto('/')
  await page.getByLabel('Your code').fill(cafe.joinCode.toLowerCase().replace(/(...)(?=.)/g, '$1-'))
  await page.getByRole('button', { name: 'Come in' }).tap()
  await expect(page.getByRole('heading', { name: 'Allies at one table' })).toBeVisible()
  await house.expectAccessible(page)
  await house.expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'To the lobby' }).tap()
  const name = page.getByLabel('What shall we call you?')
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/any name will do/)
  await name.fill('Heron')
  await page.getByRole('group', { name: 'Languages you like to talk in' }).getByText('العربية').tap()
  for (const voice of VOICES) await page.getByLabel(voice.name).check()
  const circle = (voice: string) => page.getByRole('group', { name: `Who may know: \u2068${voice}\u2069` })
  await expect(circle('By-and-for agency').getByLabel('Private')).toBeChecked()
  await circle('Funder').getByText('Count me').tap()
  await circle('Mainstream agency').getByText('On my seat').tap()
  await expect(circle('Lived experience').getByRole('radio')).toHaveCount(2)
  await expect(circle('Lived experience').getByLabel('On my seat')).toHaveCount(0)
  await page.getByLabel('Your organisation').fill('Reedbed Advice')
  await page.getByLabel('Leave them unsigned').check()
  await house.expectAccessible(page)
  await house.expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'To the lobby' }).tap()

  await expect(page.getByText('You are in, \u2068Heron\u2069.')).toBeVisible()
  await page.getByLabel('I will do my best to keep to this').tap()
  await expect(page.getByText('You said that you will do your best')).toBeVisible()
  const own = page.getByRole('region', { name: 'What others see of you' })
  await expect(own).toContainText('Reedbed Advice')
  await expect(own).toContainText('nobody, the hosts neither')
  await house.expectAccessible(page)
  await house.expectNoSidewaysScroll(page)
})

test('[EE11] what was said in private reaches no document, no answer and no page of another guest', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: 1, perspectives: VOICES })
  const heron = await house.person('Heron')
  await heron.goto(`/join#${cafe.joinCode}`)
  await heron.getByLabel('What shall we call you?').fill('Heron')
  await heron.getByLabel('By-and-for agency').check()
  await heron.getByLabel('Lived experience').check()
  await heron.getByLabel('Mainstream agency').check()
  const circle = heron.getByRole('group', { name: /Who may know: .*Mainstream agency/ })
  await circle.getByText('On my seat').click()
  await heron.getByLabel('Your organisation').fill('Reedbed Advice')
  await heron.getByRole('button', { name: 'To the lobby' }).click()
  await expect(heron).toHaveURL(/\/cafe\//)
  const id = await seatOn(heron)

  const teal = await house.person('Teal')
  const heard: string[] = []
  teal.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))))
  await teal.goto(`/join#${cafe.joinCode}`)
  await teal.getByLabel('What shall we call you?').fill('Teal')
  await teal.getByRole('button', { name: 'To the lobby' }).click()
  await command(house, cafe, { type: 'start-round' })
  const round = teal.getByRole('complementary', { name: 'Voices' })
  const row = round.getByRole('listitem').filter({ hasText: 'Heron' })
  await expect(row).toContainText('Mainstream agency')
  await expect(row).not.toContainText('By-and-for')
  await expect(row).not.toContainText('Lived')
  expect(await teal.content()).not.toContain('Reedbed')

  const answer = await teal.request.get(`/api/cafes/${cafe.cafeId}`, {
    headers: { 'X-Tablecloth-As': await seatOn(teal) },
  })
  expect(answer.status()).toBe(200)
  const roots = await answer.json()
  expect(roots.people[id]).toEqual({ name: 'Heron', languages: [], shown: ['mainstream'] })
  expect(JSON.stringify(roots)).not.toContain('Reedbed')
  expect(heard.join('')).toContain('Heron')
  expect(heard.join('')).not.toContain('Reedbed')
})

test('[EE12] where a host lets people in, a guest waits at the door and comes in by itself', async ({ house }) => {
  const cafe = await house.makeCafe({ admission: 'lobby' })
  const page = await house.guest(cafe, 'Heron', phone)
  await expect(page.getByRole('heading', { name: 'A host will let you in.' })).toBeVisible()
  await house.expectAccessible(page)
  await command(house, cafe, { type: 'admit', participantId: await seatOn(page) })
  await expect(page.getByText('You are in, \u2068Heron\u2069.')).toBeVisible()
})

test('[EE13] a reload, the start page and the link again all lead back to the same seat', async ({ house }) => {
  const cafe = await house.makeCafe()
  const page = await house.guest(cafe, 'Heron', phone)
  const id = await seatOn(page)
  const here = page.getByText('You are in, \u2068Heron\u2069.')
  await page.reload()
  await expect(here).toBeVisible()
  await page.goto('/')
  await page.getByRole('region', { name: 'My cafés' }).getByRole('link', { name: 'Go in' }).tap()
  await expect(here).toBeVisible()
  await page.goto(`/join#${cafe.joinCode}`)
  await expect(page.getByRole('heading', { name: 'You have been here before' })).toBeVisible()
  await house.expectAccessible(page)
  await page.getByRole('button', { name: 'Go back in' }).tap()
  await expect(here).toBeVisible()
  expect(await seatOn(page)).toBe(id)
  expect(Object.keys((await readCafe(house, cafe)).people)).toEqual([id])
})

test('[EE14] a wrong code is answered in words that say nothing of what exists', async ({ house }) => {
  const closed = await house.makeCafe()
  await command(house, closed, { type: 'close' })
  const page = await house.person('a stranger', phone)
  const words: string[] = []
  for (const code of ['0000-AAAAA', closed.joinCode]) {
    await page.goto('about:blank')
    await page.goto(`/join#${code}`)
    await expect(page.getByRole('heading', { name: 'We could not open a café with this code' })).toBeFocused()
    words.push(await page.getByRole('main').innerText())
  }
  expect(words[1]).toBe(words[0])
  await house.expectAccessible(page)
  await page.getByLabel('Your code').fill('not whole')
  await page.getByRole('button', { name: 'Try again' }).tap()
  await expect(page.getByLabel('Your code')).toHaveAccessibleDescription(/does not look like a whole code/)
  await expect(page.getByLabel('Your code')).toHaveValue('not whole')
})

test('[EE15] whoever leaves and wipes leaves nothing in the browser', async ({ house }) => {
  const cafe = await house.makeCafe()
  const page = await house.guest(cafe, 'Heron', phone)
  await page.getByRole('button', { name: 'Leave this café and wipe it from this device' }).tap()
  const asked = page.getByRole('alertdialog')
  await house.expectAccessible(page)
  await asked.getByRole('button', { name: 'Leave and wipe' }).tap()
  await expect(page.getByRole('heading', { name: 'Small tables, one long conversation.' })).toBeVisible()
  const left = await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases]
  })
  expect(left).toEqual([])
  expect(await page.context().cookies()).toEqual([])
  const [person] = Object.values((await readCafe(house, cafe)).people)
  expect(person).toMatchObject({ name: 'Heron', gone: true })
})
