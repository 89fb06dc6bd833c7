import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readCafe } from './commands.ts'
import { expect, test } from './house.ts'
import { onOwnServer } from './own-server.ts'

const lay = (page: Page) => page.getByRole('button', { name: 'Lay the tables' })
const laid = (page: Page) => page.getByRole('heading', { name: 'The tables are laid' })

/** The café behind a host link: its id, and the secret that stands behind the `#`. */
function behind(hostUrl: string) {
  const [cafeId = '', hostToken = ''] = new URL(hostUrl).hash.slice(1).split(/\.(.*)/)
  return { cafeId, hostToken }
}

async function hostLinkOn(page: Page): Promise<string> {
  const host = page.getByRole('region', { name: 'To host' })
  await host.getByRole('button', { name: 'Show' }).click()
  return host.getByLabel('Host link').inputValue()
}

test('[EE1] an organiser lays the allyship café, takes its links home and opens the desk elsewhere', async ({
  house,
}) => {
  const page = await house.person('the organiser')
  await page.goto('/')
  const begin = page.getByRole('link', { name: 'Make a café' })
  await expect(begin).toBeVisible()
  await house.expectAccessible(page)
  await begin.click()
  await expect(page.getByRole('radio', { name: 'Allyship world café' })).toBeChecked()
  await expect(page.getByRole('spinbutton', { name: 'Tables' })).toHaveValue('5')
  await expect(page.getByLabel('Question of round 3')).not.toBeEmpty()
  const year = new Date().getFullYear() + 1
  await page.getByLabel('Date and time').fill(`${year}-06-21T14:30`)
  await house.expectAccessible(page)
  await lay(page).click()
  await expect(laid(page)).toBeFocused()
  await house.expectAccessible(page)

  const joinUrl = await page.getByRole('textbox', { name: 'Join link' }).inputValue()
  const code = new URL(joinUrl).hash.slice(1)
  await expect(page.getByRole('region', { name: 'To invite' }).locator('dd')).toHaveText(code)
  await expect(page.getByRole('img', { name: 'QR code of the join link' })).toBeVisible()
  const hostUrl = await hostLinkOn(page)
  const cafe = await readCafe(house, behind(hostUrl))
  expect(Object.keys(cafe.tables)).toHaveLength(5)
  expect(Object.values(cafe.rounds)).toMatchObject([{ minutes: 20 }, { minutes: 20 }, { minutes: 20 }])
  expect(cafe.info.checkIn.question).not.toBe('')
  expect(Object.values(cafe.perspectives)).toHaveLength(7)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Calendar file' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  const lines = file.replace(/\r\n /g, '').split('\r\n')
  // Half past two in London, in summer time.
  expect(lines).toContain(`DTSTART:${year}0621T133000Z`)
  expect(lines).toContain('SUMMARY:Allies at one table')
  expect(lines).toContain(`URL:${joinUrl}`)
  expect(lines).toContain('CLASS:PRIVATE')

  await page.getByRole('link', { name: 'Tablecloth' }).click()
  await page.reload()
  const mine = page.getByRole('region', { name: 'My cafés' })
  await expect(mine.getByRole('heading', { name: 'Allies at one table' })).toBeVisible()
  await house.expectAccessible(page)
  await mine.getByRole('link', { name: 'To the desk' }).click()
  await expect(page).toHaveURL(/\/cafe\/[^/]+\/desk/)

  const elsewhere = await house.person('the organiser, elsewhere')
  await elsewhere.goto(hostUrl)
  await expect(elsewhere).toHaveURL(/\/cafe\/[^/]+\/desk$/)
  await expect(elsewhere.getByRole('button', { name: 'Start round 1' })).toBeVisible()
})

test('[EE2] from nothing: tables by name, a call link, voices with a sensitive one, and who comes in', async ({
  house,
}) => {
  const page = await house.person('the organiser')
  await page.goto('/make')
  await page.getByText('A bare table').click()
  await page.getByLabel('What is this café called?').fill('Night desks')
  await page.getByLabel('Question of round 1').fill('Who is awake with us?')
  await page.getByRole('spinbutton', { name: 'Tables' }).fill('2')
  await page.getByText('Tables by name').click()
  const first = page.getByRole('group', { name: 'Table 1' })
  await first.getByLabel('Name').fill('The kitchen')
  await first.getByLabel('Its own question').fill('What do we cook?')
  await first.getByLabel('Call link').fill('https://talk.example.org/kitchen')

  await page.getByRole('button', { name: 'Another' }).click()
  await page.getByLabel('Voice', { exact: true }).fill('Night workers')
  await page.keyboard.press('Enter')
  await page.getByLabel('Voice', { exact: true }).fill('Without papers')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('group', { name: 'Which of these are sensitive?' }).getByText('Without papers').click()
  await page.getByText('Who comes in, and what becomes of words').click()
  await page.getByLabel('A host lets people in').check()
  await page.getByLabel('No further than the table').check()
  await house.expectAccessible(page)
  await lay(page).click()
  await expect(laid(page)).toBeVisible()
  await expect(page.getByText('Without a date there is no calendar file.')).toBeVisible()

  const cafe = await readCafe(house, behind(await hostLinkOn(page)))
  expect(Object.values(cafe.tables)).toMatchObject([
    { name: 'The kitchen', question: 'What do we cook?', callUrl: 'https://talk.example.org/kitchen' },
    { name: 'Table 2' },
  ])
  expect(Object.values(cafe.perspectives)).toHaveLength(2)
  expect(Object.values(cafe.perspectives)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'Night workers', sensitive: false, order: 0 }),
      expect.objectContaining({ name: 'Without papers', sensitive: true, order: 1 }),
    ]),
  )
  expect(cafe.info).toMatchObject({ title: 'Night desks', admission: 'lobby', consentDefault: 'table' })
})

test('[EE3] what the form or the server refuses is said at its field, and nothing typed is lost', async ({ house }) => {
  const page = await house.person('an organiser whose clock is wrong')
  await page.clock.setFixedTime('2020-02-01T12:00:00Z')
  await page.goto('/make')
  const title = page.getByLabel('What is this café called?')
  const day = page.getByLabel('Erased at the end of')
  await title.fill('')
  await page.getByText('Tables by name').click()
  const call = page.getByRole('group', { name: 'Table 2' }).getByLabel('Call link')
  await call.fill('talk with us')
  await page.getByText('Tables by name').click()
  await lay(page).click()
  await expect(title).toBeFocused()
  await expect(title).toHaveAccessibleDescription('Give the café a name.')
  await expect(call).toHaveAccessibleDescription('A call link begins with https:// or http://.')
  await expect(call).toBeVisible()
  await house.expectAccessible(page)

  await title.fill('A late start')
  await call.fill('')
  await lay(page).click()
  await expect(day).toBeFocused()
  await expect(day).toHaveAccessibleDescription(/The server did not take this/)
  await expect(page.getByRole('alert').filter({ hasText: 'The café is not made yet' })).toBeVisible()
  await expect(title).toHaveValue('A late start')
  await house.expectAccessible(page)
  // By the clock of the server, which alone is right here.
  await day.fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10))
  await lay(page).click()
  await expect(laid(page)).toBeVisible()
})

test('[EE4] reloading in the middle of the form loses nothing', async ({ house }) => {
  const page = await house.person('the organiser')
  await page.goto('/make')
  await page.getByLabel('What is this café called?').fill('Half a thought')
  await page.getByLabel('Question of round 2').fill('And then?')
  await page.getByRole('button', { name: 'Remove round 3' }).click()
  await page.getByLabel('The name that you are shown by').fill('Wren')
  await page.reload()
  await expect(page.getByLabel('What is this café called?')).toHaveValue('Half a thought')
  await expect(page.getByLabel('Question of round 2')).toHaveValue('And then?')
  await expect(page.getByLabel('Question of round 3')).toHaveCount(0)
  await expect(page.getByLabel('The name that you are shown by')).toHaveValue('Wren')
  await page.getByText('A bare table').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByLabel('What is this café called?')).toHaveValue('Half a thought')
})

test('[EE5] a server with an organiser’s key asks for it, says when it is wrong, and opens with the right one', async ({
  browser,
}) => {
  await onOwnServer(browser, { ORGANISER_KEY: 'blackthorn-in-flower' }, async (house) => {
    const page = await house.person('the organiser')
    await page.goto('/make')
    const key = page.getByLabel('Organiser’s key')
    await key.fill('hawthorn')
    await lay(page).click()
    await expect(key).toBeFocused()
    await expect(key).toHaveAccessibleDescription(/This key does not fit/)
    await key.fill('blackthorn-in-flower')
    await lay(page).click()
    await expect(laid(page)).toBeVisible()
  })
})
