import type { ParticipantId, TableId } from '../ids.ts'
import type { Asked, Me, NextSeat, Welcome } from '../protocol/notices.ts'
import type { Role } from '../protocol/permissions.ts'
import { CAP_ANSWER_MS } from '../voices/pace.ts'
import { silence } from '../voices/turns.ts'
import { toldTo } from './acts.ts'
import { agreementOf } from './agreement.ts'
import { carryingOf } from './carried.ts'
import { floorOf, isCounted } from './floors.ts'
import type { PrivateQuestion } from './kept-state.ts'
import { leadOf } from './lead.ts'
import { ownLines } from './proposed-lines.ts'
import { isHidden } from './said.ts'
import { heldBy } from './scopes.ts'
import { unmetRounds } from './seating-wishes.ts'
import { openTables } from './seats.ts'
import { nextNoteAt } from './slowing.ts'
import type { CafeState } from './state.ts'
import { threadsOf } from './threads.ts'

/** What a person is told of themselves; `null` for a stranger and for one who has gone. */
export function meOf(state: CafeState, id: ParticipantId): Me | null {
  const participant = state.kept.participants[id]
  if (!participant || participant.gone) return null
  const { role, name, admitted, organisation, languages, perspectives, credit } = participant
  const { turns, ms, rounds } = state.kept.voices[id] ?? silence
  return {
    participantId: id,
    role,
    name,
    admitted,
    ...agreementOf(state, participant),
    lines: ownLines(state, id),
    away: participant.away ?? false,
    organisation,
    languages,
    perspectives,
    credit,
    tableId: state.cafe.seats[id] ?? participant.tableId ?? null,
    next: nextSeatOf(state, id),
    wishes: { ...(state.kept.wishes[id] ?? { apart: [], together: [] }), unmet: unmetRounds(state, id) },
    answers: answersOf(state, id),
    commitments: commitmentsOf(state, id),
    dots: state.kept.dots[id] ?? {},
    echoes: state.kept.echoes[id] ?? {},
    threads: threadsOf(state, id),
    carrying: carryingOf(state, id),
    told: toldOf(state, id),
    slowed: slowedOf(state, id),
    reports: reportsOf(state, id),
    spoken: { turns, ms, rounds },
    counted: isCounted(state, id),
    allowsNames: Boolean(state.kept.allowsNames[id]),
    asked: participant.tableId ? askedAt(state, participant.tableId) : askedOf(id, state.kept.asked[id]),
    pulseAnswered: Boolean(state.kept.pulseAnswered[id]),
    desk: deskOf(state, id, role),
    named: Object.keys(state.kept.missingBy).filter((key) => state.kept.missingBy[key] === id),
  }
}

/** Hosts alone are told who leads, and what is offered to whom. */
function deskOf(state: CafeState, id: ParticipantId, role: Role): Me['desk'] {
  if (role !== 'organiser' && role !== 'host') return null
  const { organiser, unattendedSince, offered, rehearses } = state.kept.house.one
  return {
    organiser,
    leads: leadOf(state),
    unattendedSince: unattendedSince ?? null,
    offered: offered ?? null,
    rehearses: rehearses ?? null,
    held: heldBy(state, id),
  }
}

function answersOf(state: CafeState, id: ParticipantId): Me['answers'] {
  const own = Object.entries(state.kept.answers[id] ?? {})
  return Object.fromEntries(
    own.map(([themeId, { id: wordsId, ...answer }]) => [themeId, { ...answer, hidden: isHidden(state, wordsId) }]),
  )
}

function commitmentsOf(state: CafeState, id: ParticipantId): Me['commitments'] {
  const own = Object.entries(state.kept.commitments).filter(([, { by }]) => by === id)
  return Object.fromEntries(
    own.map(([commitmentId, { by: _, ...said }]) => [commitmentId, { ...said, hidden: isHidden(state, commitmentId) }]),
  )
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

/** As many acts and reports of their own as a person is told of. */
const MOST_TOLD = 10

const hostName = (state: CafeState, id: ParticipantId): string => state.kept.participants[id]?.name ?? ''

function toldOf(state: CafeState, id: ParticipantId): Me['told'] {
  const answered = new Set(
    Object.values(state.kept.reports).flatMap(({ by, actId }) => (by === id ? (actId ?? []) : [])),
  )
  return toldTo(state, id, MOST_TOLD).map(([actId, { what, by, at, tableId, seconds }]) => ({
    id: actId,
    what,
    by: hostName(state, by),
    at,
    tableId: tableId ?? null,
    answered: answered.has(actId),
    ...(seconds === undefined ? {} : { seconds }),
  }))
}

function slowedOf(state: CafeState, id: ParticipantId): Me['slowed'] {
  const slowed = state.kept.slowed[id]
  if (!slowed) return null
  return { seconds: slowed.seconds, by: hostName(state, slowed.by), nextAt: nextNoteAt(state, id) }
}

function reportsOf(state: CafeState, id: ParticipantId): Me['reports'] {
  return Object.entries(state.kept.reports)
    .filter(([, { by }]) => by === id)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, MOST_TOLD)
    .map(([reportId, { text, at, answer }]) => ({
      id: reportId,
      text,
      at,
      answer: answer ? { text: answer.text, from: hostName(state, answer.by), at: answer.at } : null,
    }))
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
  const { title, purpose, agreement, agreementIn = {}, startsAt, keepUntil } = state.cafe.info
  return {
    cafeId: state.id,
    title,
    purpose,
    agreement,
    agreementIn,
    startsAt,
    keepUntil,
    plainTitle: state.cafe.info.plainTitle ?? false,
    rehearsal: state.cafe.info.rehearsal ?? false,
    tables: openTables(state).length,
    rounds: Object.keys(state.cafe.rounds).length,
  }
}
