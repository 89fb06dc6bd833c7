import type { Page } from '@playwright/test'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { expectTable } from './cloth.ts'
import { command } from './commands.ts'
import type { House } from './house.ts'

export const floor = (page: Page) => page.getByRole('region', { name: 'The floor' })
export const waiting = (page: Page) => page.locator('.queue li')
export const live = (page: Page) => page.locator('.vh > [role="status"]')
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Three people at one table. */
export async function three(house: House, wish: object = {}) {
  const cafe: CafeCreated = await house.makeCafe({ tables: 1, ...wish })
  const heron = await house.guest(cafe, 'Heron')
  const teal = await house.guest(cafe, 'Teal')
  const wren = await house.guest(cafe, 'Wren')
  await command(house, cafe, { type: 'start-round' })
  for (const page of [heron, teal, wren]) await expectTable(page)
  return { cafe, heron, teal, wren }
}
