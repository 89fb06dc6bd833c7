import type { ParticipantId, TableId } from '../ids.ts'
import { emptyFloor } from './decisions/floor.ts'
import type { CafeEvent } from './events.ts'
import { type Phase, phaseFromRoot, phaseToRoot } from './phase.ts'
import { readPinKey } from './pins.ts'
import { promptsFor } from './prompts.ts'
import { nameless, withAnswer } from './said.ts'
import type { CafeRoots, CafeState, KeptRoots, Participant, Person, RoundPlan, Speaking } from './state.ts'

/** Changes of the plan that a host can go back through. */
const MOST_UNDO = 20

/** The state after these facts, with what follows from it (the prompts) brought up to date. Changes nothing in place. */
export function apply(state: CafeState, events: readonly CafeEvent[], at: number): CafeState {
  return settle(events.reduce(applyOne, state), at)
}

/** Prompts follow from state and time alone; they are written again only where they differ. */
export function settle(state: CafeState, at: number): CafeState {
  return withCafe(state, { prompts: promptsFor(state, at) })
}

const withCafe = (state: CafeState, roots: Partial<CafeRoots>): CafeState => ({
  ...state,
  cafe: { ...state.cafe, ...roots },
})
const withKept = (state: CafeState, roots: Partial<KeptRoots>): CafeState => ({
  ...state,
  kept: { ...state.kept, ...roots },
})
const inPhase = (state: CafeState, phase: Phase): CafeState => withCafe(state, { state: phaseToRoot(phase) })

function without<Key extends string, T>(record: Record<Key, T>, key: Key): Record<Key, T> {
  const { [key]: _, ...rest } = record
  return rest as Record<Key, T>
}

function applyOne(state: CafeState, event: CafeEvent): CafeState {
  const { cafe, kept } = state
  switch (event.type) {
    case 'cafe-made':
      return event.state
    case 'person-joined':
    case 'profile-changed':
      return withPerson(state, event.id, event.participant)
    case 'person-admitted': {
      const participant = kept.participants[event.id]
      return participant ? withPerson(state, event.id, { ...participant, admitted: true }) : state
    }
    case 'agreement-accepted': {
      const participant = kept.participants[event.id]
      return participant ? withPerson(state, event.id, { ...participant, agreed: true }) : state
    }
    case 'person-seated':
      return seated(offTheFloor(state, event.id, event.at), event.id, event.tableId)
    case 'person-gone':
      return gone(offTheFloor(state, event.id, event.at), event.id, event.how)
    case 'seating-planned':
      return planned(state, event.plan, event.undoable)
    case 'plan-changed':
      return withKept(state, {
        plan: { ...kept.plan, [event.round]: event.seats },
        pins: event.pins,
        undo: withUndo(kept),
      })
    case 'plan-undone':
      return planUndone(state)
    case 'wishes-changed':
      return withKept(state, { wishes: { ...kept.wishes, [event.id]: event.wishes } })
    case 'round-started':
      return roundStarted(state, event)
    case 'round-paused': {
      const quiet = allQuiet(state, event.at)
      return inPhase(quiet, { phase: 'round', round: cafe.state.round, clock: { remainingMs: event.remainingMs } })
    }
    case 'round-resumed':
    case 'landing-begun':
      return inPhase(state, { phase: 'round', round: cafe.state.round, clock: { endsAt: event.endsAt } })
    case 'round-extended':
      return extended(state, event.byMs)
    case 'round-ended':
      return inPhase(allQuiet(state, event.at), { phase: 'between', round: cafe.state.round })
    case 'table-host-set':
      return tableHostSet(state, event.tableId, event.id)
    case 'turn-started':
      return turnStarted(state, event.tableId, event.id, event.at)
    case 'turn-ended':
      return turnEnded(state, event.tableId, event.id, event.at)
    case 'hand-raised':
      return withFloor(state, event.tableId, (floor) => ({
        ...floor,
        queue: leastHeardFirst(kept, [...floor.queue, event.id]),
      }))
    case 'hand-lowered':
      return withFloor(state, event.tableId, (floor) => ({
        ...floor,
        queue: floor.queue.filter((id) => id !== event.id),
      }))
    case 'host-called': {
      const { by, words, at } = event
      return withKept(state, { calls: { ...kept.calls, [event.tableId]: { by, words, at } } })
    }
    case 'call-answered':
      return withKept(state, { calls: without(kept.calls, event.tableId) })
    case 'note-hidden':
      return withKept(state, { hidden: { ...kept.hidden, [`${event.tableId}/${event.noteId}`]: event.note } })
    case 'note-restored':
      return withKept(state, { hidden: without(kept.hidden, `${event.tableId}/${event.noteId}`) })
    case 'theme-answered':
      return withAnswer(state, event)
    case 'taken-on':
      return withKept(state, { commitments: { ...kept.commitments, [event.commitmentId]: event.commitment } })
    case 'put-down':
      return withKept(state, { commitments: without(kept.commitments, event.commitmentId) })
    case 'announced':
      return state
    case 'gallery-opened':
      return inPhase(state, { phase: 'gallery', round: cafe.state.round })
    case 'harvest-opened':
      return inPhase(state, { phase: 'harvest', round: cafe.state.round })
    case 'cafe-closed':
      return nameless(withCafe(inPhase(state, { phase: 'closed', round: cafe.state.round }), { seats: {} }))
  }
}

/** What everyone may know of a person follows from what the person said; nobody is in the document before they are let in. */
function withPerson(state: CafeState, id: ParticipantId, participant: Participant): CafeState {
  const next = withKept(state, { participants: { ...state.kept.participants, [id]: participant } })
  if (!participant.admitted) return next
  if (participant.role === 'host' || participant.role === 'organiser') {
    return withCafe(next, { hosts: { ...state.cafe.hosts, [id]: { name: participant.name } } })
  }
  if (participant.role !== 'participant') return next
  return withCafe(next, { people: { ...state.cafe.people, [id]: personOf(participant) } })
}

const personOf = (participant: Participant): Person => ({
  name: participant.name,
  languages: participant.languages,
  shown: participant.perspectives.filter(({ show }) => show === 'seat').map(({ id }) => id),
  ...(participant.withoutDevice ? { withoutDevice: true as const } : {}),
  ...(participant.gone ? { gone: true as const } : {}),
})

function seated(state: CafeState, id: ParticipantId, tableId: TableId): CafeState {
  const { round } = state.cafe.state
  const history = { ...state.kept.history, [round]: { ...state.kept.history[round], [id]: tableId } }
  const been = withBeen(state.kept.been, { [id]: tableId })
  return withCafe(withKept(state, { history, been }), { seats: { ...state.cafe.seats, [id]: tableId } })
}

function withBeen(been: KeptRoots['been'], seats: CafeRoots['seats']): KeptRoots['been'] {
  const next = { ...been }
  for (const [id, tableId] of Object.entries(seats) as [ParticipantId, TableId][]) {
    const before = next[id] ?? []
    if (!before.includes(tableId)) next[id] = [...before, tableId]
  }
  return next
}

function gone(state: CafeState, id: ParticipantId, how: 'left' | 'removed'): CafeState {
  const participant = state.kept.participants[id]
  if (!participant) return state
  let next = withCafe(state, { seats: without(state.cafe.seats, id), hosts: without(state.cafe.hosts, id) })
  for (const [tableId, table] of Object.entries(state.cafe.tables) as [TableId, CafeRoots['tables'][TableId]][]) {
    if (table.hostId === id) next = tableHostSet(next, tableId, null)
  }
  const leaving = { ...participant, gone: how }
  const wishes = without(next.kept.wishes, id)
  next = withKept(next, { participants: { ...next.kept.participants, [id]: leaving }, wishes })
  if (!state.cafe.people[id]) return next
  return withCafe(next, { people: { ...next.cafe.people, [id]: personOf(leaving) } })
}

/** What a host may go back to, from the plan as it is now. */
function withUndo({ plan, pins, undo }: KeptRoots): KeptRoots['undo'] {
  const steps = Object.entries(undo).sort(([a], [b]) => Number(a) - Number(b))
  const next = Number(steps.at(-1)?.[0] ?? 0) + 1
  return Object.fromEntries([...steps.slice(1 - MOST_UNDO), [next, { plan, pins }]])
}

/** A plan that people come and go has changed cannot be gone back from: the people in it were others. */
function planned(state: CafeState, plan: RoundPlan, undoable: boolean): CafeState {
  const { kept } = state
  const pins = Object.fromEntries(
    Object.entries(kept.pins).filter(([key, table]) => {
      const { round, person } = readPinKey(key)
      return plan[round]?.[table]?.includes(person)
    }),
  )
  return withKept(state, { plan, pins, undo: undoable ? withUndo(kept) : {} })
}

function planUndone(state: CafeState): CafeState {
  const last = Object.keys(state.kept.undo).sort((a, b) => Number(b) - Number(a))[0]
  const step = last === undefined ? undefined : state.kept.undo[last]
  if (last === undefined || !step) return state
  return withKept(state, { plan: step.plan, pins: step.pins, undo: without(state.kept.undo, last) })
}

function roundStarted(
  state: CafeState,
  { round, seats, endsAt, roundMs }: Extract<CafeEvent, { type: 'round-started' }>,
): CafeState {
  const chairs: Record<ParticipantId, TableId> = {}
  for (const [tableId, people] of Object.entries(seats) as [TableId, ParticipantId[]][]) {
    for (const id of people) chairs[id] = tableId
  }
  const speaking = Object.fromEntries(
    Object.entries(state.speaking).map(([tableId, floor]) => [tableId, { ...floor, current: [], queue: [] }]),
  )
  const house = state.kept.house.one
  const next = withKept(
    { ...state, speaking },
    {
      history: { ...state.kept.history, [round]: chairs },
      been: withBeen(state.kept.been, chairs),
      undo: {},
      house: { one: { ...house, roundMs, startedAt: house.startedAt ?? endsAt - roundMs } },
    },
  )
  return inPhase(withCafe(next, { seats: chairs }), { phase: 'round', round, clock: { endsAt } })
}

function extended(state: CafeState, byMs: number): CafeState {
  const phase = phaseFromRoot(state.cafe.state)
  if (phase.phase !== 'round') return state
  const { one } = state.kept.house
  const longer = withKept(state, { house: { one: { ...one, roundMs: one.roundMs + byMs } } })
  const { clock } = phase
  return inPhase(longer, {
    ...phase,
    clock: 'endsAt' in clock ? { endsAt: clock.endsAt + byMs } : { remainingMs: clock.remainingMs + byMs },
  })
}

function tableHostSet(state: CafeState, tableId: TableId, id: ParticipantId | null): CafeState {
  const tables = { ...state.cafe.tables }
  for (const [otherId, table] of Object.entries(tables) as [TableId, CafeRoots['tables'][TableId]][]) {
    if (otherId !== tableId && (id === null || table.hostId !== id)) continue
    const { hostId: _, ...rest } = table
    tables[otherId] = otherId === tableId && id !== null ? { ...rest, hostId: id } : rest
  }
  return withCafe(state, { tables })
}

function withFloor(state: CafeState, tableId: TableId, change: (floor: Speaking) => Speaking): CafeState {
  return { ...state, speaking: { ...state.speaking, [tableId]: change(state.speaking[tableId] ?? emptyFloor) } }
}

function turnStarted(state: CafeState, tableId: TableId, id: ParticipantId, at: number): CafeState {
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

function turnEnded(state: CafeState, tableId: TableId, id: ParticipantId, at: number): CafeState {
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
function leastHeardFirst({ voices }: KeptRoots, waiting: ParticipantId[]): ParticipantId[] {
  return waiting.toSorted((a, b) => (voices[a]?.ms ?? 0) - (voices[b]?.ms ?? 0))
}

/** Whoever leaves a chair leaves the floor and the queue there. */
function offTheFloor(state: CafeState, id: ParticipantId, at: number): CafeState {
  const tableId = state.cafe.seats[id]
  if (!tableId || !state.speaking[tableId]) return state
  return withFloor(turnEnded(state, tableId, id, at), tableId, (floor) =>
    floor.queue.includes(id) ? { ...floor, queue: floor.queue.filter((other) => other !== id) } : floor,
  )
}

function allQuiet(state: CafeState, at: number): CafeState {
  let next = state
  for (const [tableId, floor] of Object.entries(state.speaking) as [TableId, Speaking][]) {
    for (const { participantId } of floor.current) next = turnEnded(next, tableId, participantId, at)
  }
  return next
}
