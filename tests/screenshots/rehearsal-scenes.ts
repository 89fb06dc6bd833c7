import type { Page } from 'playwright'
import { BOTH_HANDS } from './camera.ts'
import { host, type Scene } from './stage.ts'

/** From the lobby of a café's desk into its rehearsal, whatever the language. */
async function rehearse(page: Page): Promise<void> {
  await page.locator('[aria-labelledby="try-first"] .btn').click()
  await page.locator('.rehearsal-panel').waitFor()
}

async function bringGuests(page: Page): Promise<void> {
  await page.locator('.rehearsal-panel .row .btn').first().click()
  await page.locator('dialog[open] .btn.main').click()
  await page.locator('.who-came .person').nth(5).waitFor()
}

async function inRound(page: Page): Promise<void> {
  await rehearse(page)
  await bringGuests(page)
  await page.locator('.now-acts .btn.main').click()
  await page.locator('.now .clock').waitFor()
  await page.goto(page.url().replace(/\/lobby$/, ''))
  await page.locator('.tile .meta bdi').first().waitFor()
}

const fromLobby = (then: (page: Page) => Promise<void>, fullPage = false): Scene =>
  host('lobby', async () => {}, fullPage, then, BOTH_HANDS)

export const REHEARSAL_SCENES: Record<string, Scene> = {
  'rehearsal-try': fromLobby(async (page) => {
    await page.locator('#try-first').scrollIntoViewIfNeeded()
  }, true),
  'rehearsal-lobby': fromLobby(rehearse),
  'rehearsal-desk': fromLobby(inRound),
  'rehearsal-moment': fromLobby(async (page) => {
    await inRound(page)
    await page.locator('.rehearsal-panel .row .btn').nth(1).click()
    await page.locator('dialog[open]').waitFor()
  }),
  'rehearsal-visit': fromLobby(async (page) => {
    await inRound(page)
    await page.locator('.tile .step-in').first().click()
    await page.locator('.visit').waitFor()
  }),
}
