import type { ParticipantId, TableId } from '../ids.ts'
import type { Me, NextSeat, Welcome } from '../protocol/notices.ts'
import { unmetRounds } from './seating-wishes.ts'
import type { CafeState } from './state.ts'

/** What a person is told of themselves; `null` for a stranger and for one who has gone. */
export function meOf(state: CafeState, id: ParticipantId): Me | null {
  const participant = state.kept.participants[id]
  if (!participant || participant.gone) return null
  const { role, name, admitted, agreed, organisation, languages, perspectives, credit } = participant
  const { turns, ms } = state.kept.voices[id] ?? { turns: 0, ms: 0 }
  return {
    participantId: id,
    role,
    name,
    admitted,
    agreed,
    organisation,
    languages,
    perspectives,
    credit,
    tableId: state.cafe.seats[id] ?? null,
    next: nextSeatOf(state, id),
    wishes: { ...(state.kept.wishes[id] ?? { apart: [], together: [] }), unmet: unmetRounds(state, id) },
    answers: answersOf(state, id),
    commitments: commitmentsOf(state, id),
    spoken: { turns, ms },
  }
}

function answersOf(state: CafeState, id: ParticipantId): Me['answers'] {
  const own = Object.entries(state.kept.answers[id] ?? {})
  return Object.fromEntries(own.map(([themeId, { id: _, ...answer }]) => [themeId, answer]))
}

function commitmentsOf(state: CafeState, id: ParticipantId): Me['commitments'] {
  const own = Object.entries(state.kept.commitments).filter(([, { by }]) => by === id)
  return Object.fromEntries(own.map(([commitmentId, { by: _, ...said }]) => [commitmentId, said]))
}

function nextSeatOf(state: CafeState, id: ParticipantId): NextSeat | null {
  if (state.cafe.state.phase !== 'between') return null
  const round = state.cafe.state.round + 1
  const seats = (Object.entries(state.kept.plan[round] ?? {}) as [TableId, ParticipantId[]][]).find(([, people]) =>
    people.includes(id),
  )
  if (!seats) return null
  const [tableId, people] = seats
  const way = Array.from({ length: round }, (_, past) => state.kept.history[past]?.[id] ?? null)
  const names = people.filter((other) => other !== id).flatMap((other) => state.cafe.people[other]?.name ?? [])
  return { round, tableId, with: names, way: [...way, tableId] }
}

/** What somebody at the door may know before they are let in. */
export function welcomeOf(state: CafeState): Welcome {
  const { title, purpose, agreement, startsAt, keepUntil } = state.cafe.info
  return {
    cafeId: state.id,
    title,
    purpose,
    agreement,
    startsAt,
    keepUntil,
    tables: Object.keys(state.cafe.tables).length,
    rounds: Object.keys(state.cafe.rounds).length,
  }
}
