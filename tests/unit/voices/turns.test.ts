import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { describe, expect, test } from 'vitest'
import { History } from './history.ts'

/** `VOICES_RUNS=10000` for the long proof. */
const RUNS = Number(process.env.VOICES_RUNS ?? 150)
const FIRST = Number(process.env.VOICES_SEED ?? 0)

describe('turns', () => {
  test('[VO1] whatever people tap, and however time passes, totals are those of a plain model, to the millisecond', () => {
    let spells = 0
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      const history = new History(`history ${seed}`)
      history.play(60)
      const differences = history.differences()
      if (differences.length) expect.fail(`seed ${seed}: ${differences.join('; ')}\n${history.did.join('\n')}`)
      spells += history.model.spells.length
    }
    expect(spells).toBeGreaterThan(RUNS * 2)
  }, 600_000)

  test('[VO2] a tap carries no time: only the server’s clock counts', () => {
    for (const field of ['at', 'since', 'ms', 'now']) {
      expect(parse(CommandSchema, { type: 'start-turn', [field]: 1 })).toMatchObject({ ok: false })
      expect(parse(CommandSchema, { type: 'end-turn', [field]: 1 })).toMatchObject({ ok: false })
    }
  })
})
