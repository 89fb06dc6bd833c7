import type { CommitmentId, ParticipantId, TableId, ThemeId } from '../ids.ts'
import type { CafeState, Commitment, HiddenNote, Participant, RoundPlan, SeatingWishes, ThemeAnswer } from './state.ts'

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
  | { type: 'hand-raised'; tableId: TableId; id: ParticipantId }
  | { type: 'hand-lowered'; tableId: TableId; id: ParticipantId }
  | { type: 'host-called'; tableId: TableId; by: ParticipantId; words: string; at: number }
  | { type: 'call-answered'; tableId: TableId; by: ParticipantId }
  | { type: 'note-hidden'; tableId: TableId; noteId: string; note: HiddenNote }
  | { type: 'note-restored'; tableId: TableId; noteId: string; note: HiddenNote }
  | { type: 'announced'; by: ParticipantId; text: string; tableId: TableId | null; at: number }
  /** `answer` is gone where it is `null`; `shownAs` is its id where its words are shown. */
  | { type: 'theme-answered'; id: ParticipantId; themeId: ThemeId; answer: ThemeAnswer | null; shownAs: string }
  | { type: 'taken-on'; commitmentId: CommitmentId; commitment: Commitment }
  | { type: 'put-down'; commitmentId: CommitmentId }
  | { type: 'gallery-opened' }
  | { type: 'harvest-opened' }
  | { type: 'cafe-closed' }

/** Facts of which the log keeps no row: it would tell who said so for as long as the café is kept. */
export const UNLOGGED: ReadonlySet<CafeEvent['type']> = new Set(['theme-answered', 'taken-on', 'put-down'])
