import { describe, expect, it } from 'vitest'
import { OptionsError, readOptions } from './options.ts'
import { type PlayAll, simulate } from './simulate.ts'
import type { Report } from './worker.ts'

const options = { seeds: 30, from: 5, workers: 2 }
const report: Report = { seeds: 10, operations: 600, words: 80, failed: null }
const failedAt = (seed: number): Report => {
  const fault = { rule: 'copies differ', detail: 'somewhere', after: 1 } as const
  const operations = [{ do: 'open', tab: 'amal/1' } as const]
  return { ...report, failed: { seed, shrunk: { case: { seed: String(seed), operations }, fault, plays: 3 } } }
}

async function run(...reports: Report[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const playAll: PlayAll = async (_, tell) => {
    for (const one of reports) tell(one)
  }
  return { code: await simulate(options, playAll, (line) => lines.push(line)), lines }
}

describe('npm run simulate', () => {
  it('[SY69] ends with one line that counts what was played, and with 0', async () => {
    const { code, lines } = await run(report, report, report)
    expect(code).toBe(0)
    expect(lines.at(-1)).toMatch(/^30 seeds, 1800 operations, 240 words in [\d.]+ s: 0 diverged, 0 refused$/)
  })

  it('[SY69] prints the smallest case of the first seed that failed, ready to be kept, and ends with 1', async () => {
    const { code, lines } = await run(report, failedAt(9), failedAt(7))
    expect(code).toBe(1)
    expect(lines.at(-2)).toContain('{"do":"open","tab":"amal/1"}')
    expect(lines.at(-1)).toMatch(/: seed 7 failed: copies differ: somewhere$/)
  })

  it('[SY69] takes a number of seeds, the first of them and a number of workers; anything else is named', () => {
    expect(readOptions(['--seeds', '100000', '--from', '7', '--workers', '2'])).toEqual({
      seeds: 100_000,
      from: 7,
      workers: 2,
    })
    expect(readOptions([])).toMatchObject({ seeds: 1000, from: 1 })
    expect(readOptions(['-h'])).toBe('help')
    for (const args of [
      ['--seeds', 'many'],
      ['--from', '0'],
      ['--sedes', '3'],
    ]) {
      expect(() => readOptions(args)).toThrow(OptionsError)
    }
  })
})
