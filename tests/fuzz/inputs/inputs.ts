import { createRng } from '@tablecloth/shared/rng.ts'
import type { Tally } from '../tally.ts'
import { readSomeBytes } from './frames.ts'
import { readMessage } from './messages.ts'
import { readSomeName } from './names.ts'

/** Inputs that are read under one seed. */
export const A_ROUND = 500

/** Something that threw, or had an effect that it should not have had. */
export interface Broken {
  round: number
  input: number
  kind: string
  faults: string[]
}

const DECODERS = [readMessage, readMessage, readSomeBytes, readSomeName]

/** Gives seeded inputs to the decoders: frames, presence, bodies and commands, names and credentials. */
export function feed(round: number, inputs: number, tally: Tally): Broken[] {
  const rng = createRng(`inputs ${round}`)
  const broken: Broken[] = []
  for (let n = 0; n < inputs; n++) {
    const decode = rng.pick(DECODERS)
    try {
      const { kind, outcome, faults } = decode(rng)
      tally.add(kind, [], outcome)
      if (faults.length) broken.push({ round, input: n, kind, faults })
    } catch (error) {
      tally.add(decode.name, [], 'threw')
      broken.push({
        round,
        input: n,
        kind: decode.name,
        faults: [`threw: ${error instanceof Error ? error.stack : error}`],
      })
    }
  }
  return broken
}
