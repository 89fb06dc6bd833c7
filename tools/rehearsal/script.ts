import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import { PAPERS, REACTIONS } from '@tablecloth/shared/protocol/writes.ts'
import type { Chance } from './chance.ts'
import type { Place } from './cloth.ts'
import type { Sayings } from './corpus/sayings.ts'
import { retold, thought, typed } from './words.ts'

/** What a guest does at a moment of a round: 0 is its beginning, 1 its end. */
export type Act = { at: number } & (
  | {
      does: 'write'
      key: number
      text: string
      place: Place
      builds: number | null
      credit?: Credit
      consent?: Consent
    }
  | { does: 'type'; key: number; more: string }
  | { does: 'react'; which: number; reaction: (typeof REACTIONS)[number] }
  | { does: 'move'; which: number; place: Place }
  | { does: 'raise-hand' | 'start-turn' | 'end-turn' }
  | { does: 'call-host' }
  | { does: 'recap'; text: string }
)

/** Stands in every note that is not for the public, and nowhere else. */
export const CANARY = 'canaryword'

/** Everything is said and written by then, so that the slow reach the end of the round too. */
const LAST = 0.86
const CLOTH = { width: 1600, height: 1100 }
/** A choice among notes that are not there yet: a part of 1, taken of however many there will be. */
const which = (chance: Chance) => chance.part()

/** One guest's part in one round, in order. */
export function partIn(chance: Chance, sayings: Sayings, notes: number, isTableHost: boolean): Act[] {
  const acts: Act[] = []
  for (let key = 0; key < notes; key++) acts.push(...noteActs(chance, sayings, key))
  const reactions = chance.int(3)
  for (let n = 0; n < reactions; n++) {
    acts.push({ at: moment(chance), does: 'react', which: which(chance), reaction: chance.pick(REACTIONS) })
  }
  if (chance.of100(60)) acts.push({ at: moment(chance), does: 'move', which: which(chance), place: somewhere(chance) })
  if (chance.of100(80)) acts.push(...turnActs(chance))
  if (chance.of100(2)) acts.push({ at: moment(chance), does: 'call-host' })
  if (isTableHost) acts.push({ at: LAST + 0.04, does: 'recap', text: retold(sayings, chance) })
  return acts.sort((a, b) => a.at - b.at)
}

const moment = (chance: Chance) => 0.02 + chance.part() * (LAST - 0.02)

const somewhere = (chance: Chance): Place => ({ x: chance.int(CLOTH.width), y: chance.int(CLOTH.height) })

function noteActs(chance: Chance, sayings: Sayings, key: number): Act[] {
  const at = moment(chance)
  const text = thought(sayings, chance)
  const [first = text, ...more] = chance.of100(25) ? typed(text, chance) : [text]
  const credit = chance.of100(8) ? chance.pick(['name', 'organisation', 'table', 'nobody'] as const) : undefined
  const consent = chance.of100(7) ? chance.pick(['table', 'cafe'] as const) : undefined
  return [
    {
      at,
      does: 'write',
      key,
      text: consent ? `${first} ${CANARY}` : first,
      place: { ...somewhere(chance), colour: chance.pick(PAPERS) },
      builds: chance.of100(30) ? which(chance) : null,
      ...(credit && { credit }),
      ...(consent && { consent }),
    },
    ...more.map((piece, n): Act => ({ at: at + (n + 1) * 0.02, does: 'type', key, more: piece })),
  ]
}

function turnActs(chance: Chance): Act[] {
  const at = 0.05 + chance.part() * 0.6
  const begins = at + chance.part() * 0.05
  return [
    { at, does: 'raise-hand' },
    { at: begins, does: 'start-turn' },
    { at: begins + 0.02 + chance.part() * 0.12, does: 'end-turn' },
  ]
}
