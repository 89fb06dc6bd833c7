import type { ParticipantId, TableId } from '../ids.ts'
import { withKept } from './change.ts'
import { emptyFloor } from './decisions/floor.ts'
import type { CafeState, KeptRoots, Speaking } from './state.ts'

export function withFloor(state: CafeState, tableId: TableId, change: (floor: Speaking) => Speaking): CafeState {
  return { ...state, speaking: { ...state.speaking, [tableId]: change(state.speaking[tableId] ?? emptyFloor) } }
}

export function turnStarted(state: CafeState, tableId: TableId, id: ParticipantId, at: number): CafeState {
  const voice = state.kept.voices[id] ?? { turns: 0, ms: 0, lastRound: -1 }
  const heard = { ...voice, turns: voice.turns + 1, lastRound: state.cafe.state.round }
  const next = withKept(state, { voices: { ...state.kept.voices, [id]: heard } })
  return withFloor(next, tableId, (floor) => ({
    ...floor,
    current: [...floor.current, { participantId: id, since: at }],
    queue: floor.queue.filter((other) => other !== id),
    turns: floor.turns + 1,
  }))
}

export function turnEnded(state: CafeState, tableId: TableId, id: ParticipantId, at: number): CafeState {
  const turn = state.speaking[tableId]?.current.find(({ participantId }) => participantId === id)
  if (!turn) return state
  const ms = Math.max(0, at - turn.since)
  const voice = state.kept.voices[id] ?? { turns: 0, ms: 0, lastRound: -1 }
  const next = withKept(state, { voices: { ...state.kept.voices, [id]: { ...voice, ms: voice.ms + ms } } })
  return withFloor(next, tableId, (floor) => ({
    ...floor,
    current: floor.current.filter(({ participantId }) => participantId !== id),
    totalMs: floor.totalMs + ms,
  }))
}

/** The progressive stack: whoever has spoken least goes first, then whoever has waited longest. */
export function leastHeardFirst({ voices }: KeptRoots, waiting: ParticipantId[]): ParticipantId[] {
  return waiting.toSorted((a, b) => (voices[a]?.ms ?? 0) - (voices[b]?.ms ?? 0))
}

/** Whoever leaves a chair leaves the floor and the queue there. */
export function offTheFloor(state: CafeState, id: ParticipantId, at: number): CafeState {
  const tableId = state.cafe.seats[id]
  if (!tableId || !state.speaking[tableId]) return state
  return withFloor(turnEnded(state, tableId, id, at), tableId, (floor) =>
    floor.queue.includes(id) ? { ...floor, queue: floor.queue.filter((other) => other !== id) } : floor,
  )
}

export function allQuiet(state: CafeState, at: number): CafeState {
  let next = state
  for (const [tableId, floor] of Object.entries(state.speaking) as [TableId, Speaking][]) {
    for (const { participantId } of floor.current) next = turnEnded(next, tableId, participantId, at)
  }
  return next
}
