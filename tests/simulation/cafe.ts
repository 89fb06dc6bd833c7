import type { Storage } from '@tablecloth/server/storage/storage.ts'
import type { HiddenNote, Participant } from '@tablecloth/shared/cafe/kept-state.ts'
import { makeCafe } from '@tablecloth/shared/cafe/make.ts'
import { phaseToRoot } from '@tablecloth/shared/cafe/phase.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { asId, type CafeId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'

export const CAFE: CafeId = asId('cafe-one')
export const HOST: ParticipantId = asId('dana')
export const GUESTS: readonly ParticipantId[] = ['amal', 'bo', 'chen'].map((name) => asId<ParticipantId>(name))
export const TABLES: readonly TableId[] = ['t1', 't2'].map((id) => asId<TableId>(id))
/** As long as the simulation lasts. */
const KEPT_FACT = { cafeId: CAFE, root: 'simulation', key: 'state' }

export const clothOf = (tableId: string) => tableDocument(CAFE, tableId)

/** A café in its first round, everyone at the first table. */
export function firstState(at: number): CafeState {
  const made = makeCafe(
    { title: 'A café', tables: TABLES.length, rounds: [{ question: 'What matters?', minutes: 20 }] },
    { id: CAFE, organiser: HOST, entropy: { bytes: (length) => new Uint8Array(length) }, at, retentionDays: 30 },
  )
  if (!made.ok) throw new Error(made.error.message)
  const [first] = TABLES as [TableId]
  const guest = (name: string): Participant => ({
    role: 'participant',
    name,
    admitted: true,
    agreed: true,
    organisation: '',
    languages: [],
    perspectives: [],
    credit: 'name',
    joinedAt: at,
  })
  let state = inPhase(made.value, 'round')
  const { kept } = state
  const guests = Object.fromEntries(GUESTS.map((id) => [id, guest(id)]))
  state = { ...state, kept: { ...kept, participants: { ...kept.participants, ...guests } } }
  for (const id of GUESTS) state = seated(state, id, first)
  return state
}

export function inPhase(state: CafeState, phase: PhaseName): CafeState {
  const { round } = state.cafe.state
  const next =
    phase === 'round'
      ? phaseToRoot({ phase, round, clock: { remainingMs: 60_000 } })
      : phaseToRoot(phase === 'lobby' ? { phase } : { phase, round })
  return { ...state, cafe: { ...state.cafe, state: next } }
}

export function seated(state: CafeState, id: ParticipantId, tableId: TableId): CafeState {
  const been = [...new Set([...(state.kept.been[id] ?? []), tableId])]
  return {
    ...state,
    cafe: { ...state.cafe, seats: { ...state.cafe.seats, [id]: tableId } },
    kept: { ...state.kept, been: { ...state.kept.been, [id]: been } },
  }
}

export function withHidden(state: CafeState, key: string, note: HiddenNote | null): CafeState {
  const { [key]: _, ...others } = state.kept.hidden
  return { ...state, kept: { ...state.kept, hidden: note ? { ...others, [key]: note } : others } }
}

export const factOf = (state: CafeState) => ({ ...KEPT_FACT, value: state })

/** The café as it was last committed. */
export async function readState(storage: Storage, at: number): Promise<CafeState> {
  const facts = await storage.loadFacts(CAFE)
  const last = facts.findLast(({ root }) => root === KEPT_FACT.root)
  return (last?.value as CafeState | undefined) ?? firstState(at)
}
