import { asId, type ParticipantId } from '../ids.ts'
import type { CafeState } from './state.ts'

type Wishing = Pick<CafeState, 'kept'>

/** Whether one of two people asked never to share a table with the other. */
export function isApart({ kept }: Wishing, one: ParticipantId, other: ParticipantId): boolean {
  return Boolean(kept.wishes[one]?.apart.includes(other) || kept.wishes[other]?.apart.includes(one))
}

/** Whom somebody asked never to sit with, and who asked not to sit with them. */
export function apartFrom({ kept }: Wishing, id: ParticipantId): ParticipantId[] {
  const named = Object.entries(kept.wishes).flatMap(([other, { apart }]) => (apart.includes(id) ? [other] : []))
  return [...(kept.wishes[id]?.apart ?? []), ...named.map(asId<ParticipantId>)]
}

/** Each pair of these people that is to be kept apart, once. */
export function apartPairs(state: Wishing, people: readonly ParticipantId[]): [ParticipantId, ParticipantId][] {
  return pairs(state, people, 'apart')
}

/** Each pair that is to sit together, once. Where somebody asked to be kept apart, that goes first. */
export function togetherPairs(state: Wishing, people: readonly ParticipantId[]): [ParticipantId, ParticipantId][] {
  return pairs(state, people, 'together').filter(([one, other]) => !isApart(state, one, other))
}

function pairs({ kept }: Wishing, people: readonly ParticipantId[], kind: 'apart' | 'together') {
  const here = new Set(people)
  const found = new Map<string, [ParticipantId, ParticipantId]>()
  for (const one of people) {
    for (const other of kept.wishes[one]?.[kind] ?? []) {
      if (other === one || !here.has(other)) continue
      const pair: [ParticipantId, ParticipantId] = one < other ? [one, other] : [other, one]
      found.set(pair.join(' '), pair)
    }
  }
  return [...found.values()]
}

/**
 * Whether so many people apart can be seated at so many tables, whatever the round: they can when everybody is to be kept
 * from fewer people than there are tables, and then at tables alike in size (Hajnal and Szemerédi, 1970).
 */
export function fitsTables(state: Wishing, people: readonly ParticipantId[], tables: number): boolean {
  const degree = new Map<ParticipantId, number>()
  for (const id of apartPairs(state, people).flat()) degree.set(id, (degree.get(id) ?? 0) + 1)
  return Math.max(0, ...degree.values()) < tables
}

/** Rounds of the plan, from 0, in which somebody sits without a person whom they asked to sit with. */
export function unmetRounds({ kept }: Wishing, id: ParticipantId): number[] {
  const together = kept.wishes[id]?.together ?? []
  if (!together.length) return []
  return Object.entries(kept.plan).flatMap(([round, seats]) => {
    const table = Object.values(seats).find((people) => people.includes(id))
    const present = together.filter((other) => !kept.participants[other]?.gone)
    return table && present.some((other) => !table.includes(other)) ? [Number(round)] : []
  })
}
