import type { MissingId, ParticipantId, TableId } from '../ids.ts'
import type { HandKind } from '../voices/hands.ts'
import type { PulseAnswer } from '../voices/pulse.ts'
import type {
  AgreedPromise,
  CafeState,
  HiddenNote,
  Participant,
  PrivateQuestion,
  RoundPlan,
  SeatingWishes,
} from './state.ts'

/** A fact. `apply` turns facts into state; nothing in here is left to chance or to the clock any more. */
export type CafeEvent =
  | { type: 'cafe-made'; state: CafeState }
  | { type: 'person-joined'; id: ParticipantId; participant: Participant }
  | { type: 'person-admitted'; id: ParticipantId }
  | { type: 'person-seated'; id: ParticipantId; tableId: TableId; at: number }
  | { type: 'person-gone'; id: ParticipantId; how: 'left' | 'removed'; by: ParticipantId; at: number }
  | { type: 'profile-changed'; id: ParticipantId; participant: Participant }
  | { type: 'agreement-accepted'; id: ParticipantId }
  | { type: 'seating-planned'; plan: RoundPlan; undoable: boolean }
  | { type: 'plan-changed'; round: number; seats: Record<TableId, ParticipantId[]>; pins: Record<string, TableId> }
  | { type: 'plan-undone' }
  | { type: 'wishes-changed'; id: ParticipantId; wishes: SeatingWishes }
  | { type: 'round-started'; round: number; seats: Record<TableId, ParticipantId[]>; endsAt: number; roundMs: number }
  | { type: 'round-paused'; remainingMs: number; at: number }
  | { type: 'round-resumed'; endsAt: number }
  | { type: 'round-extended'; byMs: number }
  | { type: 'landing-begun'; endsAt: number }
  | { type: 'round-ended'; at: number }
  | { type: 'table-host-set'; tableId: TableId; id: ParticipantId | null }
  | { type: 'turn-started'; tableId: TableId; id: ParticipantId; at: number }
  | { type: 'turn-ended'; tableId: TableId; id: ParticipantId; at: number }
  | { type: 'hand-raised'; tableId: TableId; id: ParticipantId; kind: HandKind; later: boolean }
  | { type: 'hand-lowered'; tableId: TableId; id: ParticipantId }
  | { type: 'first-word-passed'; tableId: TableId; id: ParticipantId }
  | { type: 'promise-agreed'; tableId: TableId; promise: AgreedPromise }
  | { type: 'names-allowed'; id: ParticipantId; allow: boolean }
  | { type: 'counting-chosen'; id: ParticipantId; counted: boolean; at: number }
  | { type: 'person-asked'; id: ParticipantId; question: PrivateQuestion }
  | { type: 'question-answered'; id: ParticipantId; answer: 'still-speaking' | 'again' | 'enough'; at: number }
  | { type: 'pulse-answered'; id: ParticipantId; room: PulseAnswer }
  | { type: 'missing-named'; tableId: TableId; id: MissingId; text: string; by: ParticipantId }
  | { type: 'missing-unnamed'; tableId: TableId; id: MissingId }
  | { type: 'host-called'; tableId: TableId; by: ParticipantId; words: string; at: number }
  | { type: 'call-answered'; tableId: TableId; by: ParticipantId }
  | { type: 'note-hidden'; tableId: TableId; noteId: string; note: HiddenNote }
  | { type: 'note-restored'; tableId: TableId; noteId: string; note: HiddenNote }
  | { type: 'announced'; by: ParticipantId; text: string; tableId: TableId | null; at: number }
  | { type: 'gallery-opened' }
  | { type: 'harvest-opened' }
  | { type: 'cafe-closed' }

/** Who spoke when, and what they said of it, is written down nowhere: the log of a café's facts would outlive the café's talk. */
const UNLOGGED: ReadonlySet<CafeEvent['type']> = new Set([
  'turn-started',
  'turn-ended',
  'hand-raised',
  'hand-lowered',
  'first-word-passed',
  'names-allowed',
  'counting-chosen',
  'person-asked',
  'question-answered',
  'pulse-answered',
  'missing-named',
  'missing-unnamed',
])

export const isLogged = (event: CafeEvent): boolean => !UNLOGGED.has(event.type)
