import type { ParticipantId, TableId } from '../ids.ts'
import type { Asked, Me, NextSeat, Welcome } from '../protocol/notices.ts'
import { CAP_ANSWER_MS } from '../voices/pace.ts'
import { silence } from '../voices/turns.ts'
import { floorOf, isCounted } from './floors.ts'
import { unmetRounds } from './seating-wishes.ts'
import type { CafeState, PrivateQuestion } from './state.ts'

/** What a person is told of themselves; `null` for a stranger and for one who has gone. */
export function meOf(state: CafeState, id: ParticipantId): Me | null {
  const participant = state.kept.participants[id]
  if (!participant || participant.gone) return null
  const { role, name, admitted, agreed, organisation, languages, perspectives, credit } = participant
  const { turns, ms, rounds } = state.kept.voices[id] ?? silence
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
    tableId: state.cafe.seats[id] ?? participant.tableId ?? null,
    next: nextSeatOf(state, id),
    wishes: { ...(state.kept.wishes[id] ?? { apart: [], together: [] }), unmet: unmetRounds(state, id) },
    spoken: { turns, ms, rounds },
    counted: isCounted(state, id),
    allowsNames: Boolean(state.kept.allowsNames[id]),
    asked: participant.tableId ? askedAt(state, participant.tableId) : askedOf(id, state.kept.asked[id]),
    pulseAnswered: Boolean(state.kept.pulseAnswered[id]),
    named: Object.keys(state.kept.missingBy).filter((key) => state.kept.missingBy[key] === id),
  }
}

/** The device of a table is asked whether those who have the floor there still speak, and nothing else. */
function askedAt(state: CafeState, tableId: TableId): Asked | null {
  const questions = floorOf(state, tableId).current.map(({ participantId: id }) => askedOf(id, state.kept.asked[id]))
  return questions.find((question) => question?.type === 'still-speaking') ?? null
}

function askedOf(id: ParticipantId, question: PrivateQuestion | undefined): Asked | null {
  switch (question?.type) {
    case 'still-speaking':
      return { type: 'still-speaking', participantId: id, since: question.since, endsAt: question.at + CAP_ANSWER_MS }
    case 'long-turn':
      return { type: 'long-turn', ms: question.ms }
    case 'invitation':
      return { type: 'invitation' }
    case undefined:
      return null
  }
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
