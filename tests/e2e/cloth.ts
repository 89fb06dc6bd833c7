import type { Locator, Page } from '@playwright/test'
import { expect } from './house.ts'

/** The note with these words, on the cloth or in the list. */
export const noteOf = (page: Page, words: string): Locator => page.getByRole('article').filter({ hasText: words })

export const tools = (page: Page): Locator => page.getByRole('toolbar', { name: 'Tools' })

/** Waits until the cloth is there to be written on. */
export async function expectTable(page: Page): Promise<void> {
  // The tools are there before the cloth is, which somebody who goes offline at once would never get.
  await expect(page.getByRole('region', { name: /^The cloth,/ })).toBeVisible()
  await expect(tools(page).getByRole('button', { name: 'Write' })).toBeVisible()
}

export async function write(page: Page, words: string): Promise<void> {
  await tools(page).getByRole('button', { name: 'Write' }).click()
  await page.getByLabel('Your new note').fill(words)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(noteOf(page, words)).toContainText('Saved')
}

/** Opens everything that can be done with a note. */
export async function openSheet(page: Page, words: string): Promise<Locator> {
  const sheet = page.getByRole('dialog', { name: 'This note' })
  // A cloth may still be moving a note into sight under the pointer, and a press that began on it ends beside it.
  await expect(async () => {
    if (!(await sheet.isVisible())) {
      await noteOf(page, words).getByRole('button', { name: 'Choices for this note' }).click()
    }
    await expect(sheet).toBeVisible({ timeout: 3000 })
  }).toPass()
  return sheet
}

/** Where a note lies on the cloth, in the cloth's own measure. */
export const placeOf = (page: Page, words: string): Promise<string> =>
  page
    .locator('.react-flow__node')
    .filter({ hasText: words })
    .evaluate((node) => (node as HTMLElement).style.transform)
