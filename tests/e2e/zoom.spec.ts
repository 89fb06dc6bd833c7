import type { BrowserContextOptions, Locator, Page } from '@playwright/test'
import { expectTable, noteOf, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, type House, test } from './house.ts'

/** Every screen of a guest and the form of an organiser, each with its main button, as `look` finds them. */
async function walk(house: House, options: BrowserContextOptions, look: (page: Page, main: Locator) => Promise<void>) {
  const cafe = await house.makeCafe({ tables: 1, perspectives: [{ name: 'Funder' }], agreement: ['Ask first.'] })
  const page = await house.person('Heron', options)
  const visit = async (main: Locator) => {
    await expect(main).toBeVisible()
    await look(page, main)
    await house.expectNoSidewaysScroll(page)
    // Within reach: it can be scrolled to, and nothing lies over it.
    await main.click({ trial: true })
  }
  await page.goto('/')
  await visit(page.getByRole('link', { name: 'Make a café' }))
  await page.goto('/make')
  await visit(page.getByRole('button', { name: 'Lay the tables' }))
  await page.goto(`/join#${cafe.joinCode}`)
  await visit(page.getByRole('button', { name: 'To the lobby' }))
  await page.getByLabel('What shall we call you?').fill('Heron')
  await page.getByRole('button', { name: 'To the lobby' }).click()
  await visit(page.getByLabel('I will do my best to keep to this'))
  await command(house, cafe, { type: 'start-round' })
  const bar = page.getByRole('navigation', { name: 'At the table' })
  await visit(bar.getByRole('button', { name: 'Write' }))
  await bar.getByRole('button', { name: 'Write' }).click()
  await page.getByLabel('Your new note').fill('A word that is far too long: Donaudampfschifffahrtsgesellschaft')
  await visit(page.getByRole('button', { name: 'Done' }))
  await page.getByRole('button', { name: 'Done' }).click()
  await bar.getByRole('button', { name: 'Voices' }).click()
  await visit(bar.getByRole('button', { name: 'Speak' }))
}

test('[EE50] at 320 pixels no screen scrolls sideways and every main button is within reach', async ({ house }) => {
  await walk(house, { viewport: { width: 320, height: 640 } }, () => Promise.resolve())
})

test('[EE51] the same when a window of 720 pixels is zoomed to 200 %', { tag: '@long' }, async ({ house }) => {
  await walk(house, { viewport: { width: 360, height: 400 }, deviceScaleFactor: 2 }, () => Promise.resolve())
})

test('[EE52] the same when text alone is twice as large', { tag: '@long' }, async ({ house }) => {
  await walk(house, { viewport: { width: 720, height: 900 } }, (page) =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    }),
  )
})

test('[EE53] nothing moves for those who asked for no motion', async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const page = await house.guest(cafe, 'Heron', { reducedMotion: 'reduce' })
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
  await expect.poll(moving).toBe(0)
  await command(house, cafe, { type: 'start-round' })
  await expectTable(page)
  await page.getByRole('region', { name: 'The floor' }).getByRole('button', { name: 'Speak', exact: true }).click()
  await expect(page.getByRole('button', { name: 'I have finished' })).toBeVisible()
  await expect.poll(moving).toBe(0)
})

test('[EE54] with the system’s own few colours a note still has its edge, and nothing fails', async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1 })
  const page = await house.guest(cafe, 'Heron', { forcedColors: 'active' })
  await command(house, cafe, { type: 'start-round' })
  await expectTable(page)
  await write(page, 'Still to be seen')
  await expect(noteOf(page, 'Still to be seen')).not.toHaveCSS('border-top-style', 'none')
  await expect(noteOf(page, 'Still to be seen')).not.toHaveCSS('border-top-width', '0px')
})
