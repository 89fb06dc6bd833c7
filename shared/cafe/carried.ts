import type { CarriedId, NoteId, ParticipantId, TableId } from '../ids.ts'
import type { Me } from '../protocol/notices.ts'
import { withKept } from './change.ts'
import type { KeptRoots } from './kept-state.ts'
import type { CafeState } from './state.ts'

/** One note that a traveller has with them. */
export interface Carried {
  from: TableId
  noteId: NoteId
  /** The round at whose table it is shown, from 0. */
  round: number
  /** `null` as long as its traveller is on the way. */
  to: TableId | null
  /** So that they can leave it; nobody else is told, and gone when the café is closed. */
  by?: ParticipantId
}

type AllCarried = KeptRoots['carried']

const kept = (carried: AllCarried, keep: (one: Carried) => boolean): AllCarried => {
  const entries = Object.entries(carried)
  const left = entries.filter(([, one]) => keep(one))
  return left.length === entries.length ? carried : Object.fromEntries(left)
}

/** The round for which one can take a note along now: the one that is on, or the next. */
export const roundToCarryTo = ({ cafe }: CafeState): number =>
  cafe.state.phase === 'round' ? cafe.state.round : cafe.state.round + 1

export const carriedBy = (state: CafeState, id: ParticipantId): [CarriedId, Carried] | undefined =>
  (Object.entries(state.kept.carried) as [CarriedId, Carried][]).find(
    ([, { by, round }]) => by === id && round === roundToCarryTo(state),
  )

/** In the place of what they had with them for the same round. */
export function withCarried(state: CafeState, id: CarriedId, carried: Carried): CafeState {
  const { by, round } = carried
  const others = kept(state.kept.carried, (one) => one.by !== by || one.round !== round)
  return withKept(state, { carried: { ...others, [id]: carried } })
}

export const withNothingCarried = (state: CafeState, by: ParticipantId, round: number): CafeState =>
  withKept(state, { carried: kept(state.kept.carried, (one) => one.by !== by || one.round !== round) })

/** Whoever sits down lays down what they have with them; at the table where it was written there is nothing to show. */
export function carriedArrive(
  state: CafeState,
  seats: Readonly<Record<ParticipantId, TableId>>,
  round: number,
): CafeState {
  const carried = Object.entries(state.kept.carried).flatMap(([id, one]): [string, Carried][] => {
    if (one.to !== null) return [[id, one]]
    const to = one.by !== undefined && one.round === round ? seats[one.by] : undefined
    return to === undefined || to === one.from ? [] : [[id, { ...one, to }]]
  })
  return withKept(state, { carried: Object.fromEntries(carried) })
}

/** What is still on the way when there is no next table, or when its traveller goes. */
export const carriedLeft = (state: CafeState, by?: ParticipantId): CafeState =>
  withKept(state, {
    carried: kept(state.kept.carried, (one) => one.to !== null || (by !== undefined && one.by !== by)),
  })

export const withoutCarried = (state: CafeState, from: string, noteId: string): CafeState =>
  withKept(state, { carried: kept(state.kept.carried, (one) => one.from !== from || one.noteId !== noteId) })

export const carriedNameless = (state: CafeState): CafeState =>
  withKept(state, {
    carried: Object.fromEntries(
      Object.entries(carriedLeft(state).kept.carried).map(([id, { by: _, ...one }]) => [id, one]),
    ),
  })

export function carryingOf(state: CafeState, id: ParticipantId): Me['carrying'] {
  const { phase } = state.cafe.state
  const own = phase === 'round' || phase === 'between' ? carriedBy(state, id)?.[1] : undefined
  return own ? { tableId: own.from, noteId: own.noteId, round: own.round, to: own.to } : null
}
