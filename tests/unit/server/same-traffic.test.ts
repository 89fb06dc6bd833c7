import { describe, expect, test } from 'vitest'
import { anEvening, type Declared, expectSame, PERSPECTIVES } from './an-evening.ts'

/** So many pairs of evenings on each run; `VOICES_PAIRS=100` for the long proof. */
const PAIRS = Number(process.env.VOICES_PAIRS ?? 4)
const FIRST = Number(process.env.VOICES_SEED ?? 0)

const declared = (show: 'private' | 'count'): Declared[] => PERSPECTIVES.map(({ id }) => ({ id, show }))

describe('what is declared in private, on both wires of a true server', () => {
  test(
    '[VO73] changes no byte that anybody else gets, nor does a "count me" outside its moment, in random evenings',
    async () => {
      let heard = 0
      for (let pair = FIRST; pair < FIRST + PAIRS; pair++) {
        const seed = `wires ${pair}`
        const show = declared(pair % 2 ? 'private' : 'count')
        const silent = await anEvening(seed, {})
        const other = await anEvening(seed, pair % 4 < 2 ? { atTheDoor: show } : { later: show })
        expectSame(seed, silent, other)
        heard += silent.length
      }
      expect(heard).toBeGreaterThan(PAIRS * 50)
    },
    Math.max(60_000, PAIRS * 15_000),
  )

  test('[VO73] would be heard if it did: what is shown on a seat is', async () => {
    const shown: Declared[] = [{ id: 'markfunder', show: 'seat' }]
    const [silent, other] = [await anEvening('wires 1', {}, 5), await anEvening('wires 1', { atTheDoor: shown }, 5)]
    expect(other).not.toEqual(silent)
  })
})
