import { gzipSync } from 'node:zlib'
import type { Response } from '@playwright/test'
import { expect, PHONE, test } from './house.ts'

const MOST = 200_000

test('[EE60] a phone that joins loads at most 200 kB of script before a table is opened', async ({ house }) => {
  const cafe = await house.makeCafe({ agreement: ['Ask first.'] })
  const page = await house.person('Heron', { viewport: PHONE })
  const scripts: Response[] = []
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response)
  })
  await page.goto(`/join#${cafe.joinCode}`)
  await page.getByLabel('What shall we call you?').fill('Heron')
  await page.getByRole('button', { name: 'To the lobby' }).click()
  await expect(page.getByLabel('I will do my best to keep to this')).toBeVisible()
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body()).length))
  const weight = sizes.reduce((sum, size) => sum + size, 0)
  test
    .info()
    .annotations.push({ type: 'weight', description: `${Math.round(weight / 1000)} kB in ${sizes.length} files` })
  expect(sizes.length).toBeGreaterThan(1)
  expect(weight).toBeLessThanOrEqual(MOST)
})
