import './outside.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { RULES } from './faults.ts'
import { generate } from './generate.ts'
import type { Case } from './operations.ts'
import { type Fault, play } from './play.ts'
import { playOnAll } from './pool.ts'
import { REGRESSIONS } from './regressions.ts'
import { SABOTEURS } from './saboteurs.ts'
import { asRegression, type Shrunk, shrink } from './shrink.ts'

const SEEDS = 500
const PATIENCE = 240_000

describe('cases that failed once', () => {
  it.each(REGRESSIONS)('[SY68] $was', { timeout: PATIENCE }, async (one) => {
    expect((await play(one)).fault).toBeNull()
  })
})

describe(`a café in ${SEEDS} seeded cases`, () => {
  const failures: { seed: number; shrunk: Shrunk }[] = []
  let played = 0

  beforeAll(async () => {
    await playOnAll({ seeds: SEEDS, from: 1, workers: 1 }, ({ seeds, failed }) => {
      played += seeds
      if (failed) failures.push(failed)
    })
  }, PATIENCE)

  const broken = (rule: string) =>
    failures
      .filter(({ shrunk }) => RULES[shrunk.fault.rule] === rule)
      .map(({ seed, shrunk }) => `seed ${seed}: ${shrunk.fault.rule}: ${shrunk.fault.detail}\n${asRegression(shrunk)}`)

  it('[SY60] ends with the same on the server, on every page, in the storage and in all that was committed', () => {
    expect(broken('SY60')).toEqual([])
    expect(played).toBe(SEEDS)
  })

  it('[SY61] refuses no honest edit while the right to write stands, and takes none where it does not', () => {
    expect(broken('SY61')).toEqual([])
  })

  it('[SY62] keeps what a page shows as saved', () => {
    expect(broken('SY62')).toEqual([])
  })

  it('[SY63] keeps every word or gives it back', () => {
    expect(broken('SY63')).toEqual([])
  })

  it('[SY64] shows who is there and nobody else, and forgets documents that nobody holds', () => {
    expect(broken('SY64')).toEqual([])
  })
})

describe('the simulation', () => {
  it('[SY65] plays the same case in the same way, frame by frame, and another seed in another', async () => {
    const fingerprints: string[] = []
    for (const seed of ['1', '2', '3']) {
      const one = generate(seed)
      const first = await play(one)
      expect(await play(one)).toEqual(first)
      fingerprints.push(first.fingerprint)
    }
    expect(new Set(fingerprints).size).toBe(3)
  })

  it(
    '[SY66] makes a failing case small',
    async () => {
      const [saboteur] = SABOTEURS
      if (!saboteur) throw new Error('nobody to find')
      const tryCase = async (one: Case): Promise<Fault | null> => (await play(one, saboteur.begin())).fault
      for (let seed = 1; ; seed++) {
        const one = generate(String(seed))
        const fault = await tryCase(one)
        if (fault?.rule !== saboteur.breaks) continue
        const shrunk = await shrink(one, fault, tryCase)
        expect(shrunk.case.operations.length).toBeLessThanOrEqual(8)
        expect(await tryCase(shrunk.case)).toEqual(shrunk.fault)
        break
      }
    },
    PATIENCE,
  )

  it.each(SABOTEURS)('[SY67] finds a part that $does', { timeout: PATIENCE }, async ({ when, breaks, begin }) => {
    const found = new Set<string | undefined>()
    for (let seed = 1; seed <= 30 && !found.has(breaks); seed++) {
      const one = { seed: String(seed), operations: [...when] }
      expect((await play(one)).fault).toBeNull()
      found.add((await play(one, begin())).fault?.rule)
    }
    expect(found).toContain(breaks)
  })
})
