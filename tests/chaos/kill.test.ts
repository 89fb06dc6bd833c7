import { expect, test } from 'vitest'
import { killRounds } from './kill-rounds.ts'

const KILLS = Number(process.env.KILLS ?? 5)

test(`[WI9] [SF20] [SF21] [SF22] over ${KILLS} kills, mid-commit and mid-compaction, nothing is lost, doubled or changed that anyone was told of`, {
  timeout: 40_000 * KILLS,
}, async () => {
  const figures = await killRounds({ kills: KILLS, seed: 'five kills' })
  expect(figures.faults).toEqual([])
  expect(figures).toMatchObject({ kills: KILLS, acknowledgedAndLost: 0, deliveredAndLost: 0 })
  expect(figures.acknowledged).toBeGreaterThan(0)
  expect(figures.delivered).toBeGreaterThan(0)
  // Which moments are hit depends on what a commit happens to carry; the command prints them.
  expect(Object.values(figures.moments).reduce((sum, times) => sum + times, 0)).toBe(KILLS)
})
