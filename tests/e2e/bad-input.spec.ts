import type { Page } from '@playwright/test'
import { expectTable, noteOf, tools } from './cloth.ts'
import { command } from './commands.ts'
import { expect, test } from './house.ts'

async function paste(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), words)
  await page.keyboard.press('Control+V')
}

test('[EE40] an unknown café, one without a seat here, and a bad host link say where the way in is', async ({
  house,
}) => {
  const cafe = await house.makeCafe()
  const page = await house.person('a stranger')
  const words: string[] = []
  for (const cafeId of ['nowhere', cafe.cafeId]) {
    await page.goto(`/cafe/${cafeId}`)
    await expect(page.getByRole('heading', { name: 'There is no seat for you here.' })).toBeVisible()
    words.push(await page.getByRole('main').innerText())
  }
  expect(words[1]).toBe(words[0])
  await house.expectAccessible(page)
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: 'There is nothing on this table.' })).toBeVisible()
  await house.expectAccessible(page)
  await page.goto(`/host#${cafe.cafeId}.not-the-token`)
  await expect(page.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible()
  await expect(page).toHaveURL(/\/host$/)
  await house.expectAccessible(page)
})

test('[EE41] a closed café lets nobody in, and says so to those who were there', async ({ house }) => {
  const cafe = await house.makeCafe()
  const page = await house.guest(cafe, 'Heron')
  await command(house, cafe, { type: 'close' })
  await expect(page.getByRole('heading', { name: 'You are in' })).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('Allies at one table')
  await expect(page.getByRole('button', { name: 'Leave this café' })).toBeVisible()
  await house.expectAccessible(page)
  const late = await house.person('too late')
  await late.goto(`/join#${cafe.joinCode}`)
  await expect(late.getByRole('heading', { name: 'We could not open a café with this code' })).toBeVisible()
})

test('[EE42] a name that is too long or holds hidden characters is answered at its field; nothing is lost', async ({
  house,
}) => {
  const cafe = await house.makeCafe()
  const page = await house.person('Heron', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(`/join#${cafe.joinCode}`)
  const name = page.getByLabel('What shall we call you?')
  await page.getByLabel('Your organisation').fill('Reedbed Advice')
  await name.focus()
  await paste(page, `${'Heron '.repeat(50)}of the reeds`)
  await page.getByRole('button', { name: 'To the lobby' }).click()
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/there is room for 60 characters/)
  await expect(name).toHaveValue(/of the reeds$/)
  await expect(page.getByLabel('Your organisation')).toHaveValue('Reedbed Advice')
  await house.expectAccessible(page)

  await name.fill('')
  await paste(page, 'He\u0000r\u202eo\u2066n\u0007')
  await expect(name).toHaveValue('Heron')
  await page.getByRole('button', { name: 'To the lobby' }).click()
  await expect(page.getByText('You are in, \u2068Heron\u2069.')).toBeVisible()
})

test('[EE43] a hundred thousand characters are cut at what a note holds, calmly; hidden characters are dropped', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const page = await house.guest(cafe, 'Heron', { permissions: ['clipboard-read', 'clipboard-write'] })
  await command(house, cafe, { type: 'start-round' })
  await expectTable(page)
  await tools(page).getByRole('button', { name: 'Write' }).click()
  const pen = page.getByLabel('Your new note')
  await expect(pen).toBeFocused()
  await paste(page, 'reeds '.repeat(16_667))
  await expect(page.getByText('Room for 0 more characters')).toBeVisible()
  expect((await pen.inputValue()).length).toBe(2000)
  await house.expectAccessible(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(page, 'reeds reeds')).toContainText('Saved')

  await tools(page).getByRole('button', { name: 'Write' }).click()
  await expect(pen).toBeFocused()
  await paste(page, 'who\u0000 \u202epays\u0007')
  await expect(pen).toHaveValue('who pays')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(page, 'who pays')).toContainText('Saved')
})
