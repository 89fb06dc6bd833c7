import type {
  CafeId,
  CarriedId,
  CommitmentId,
  LensId,
  LineId,
  MissingId,
  ParticipantId,
  SessionId,
  TableId,
  ThemeId,
  ThreadId,
} from '../ids.ts'

import type { Echo } from '../protocol/fields.ts'
import type { Role } from '../protocol/permissions.ts'
import type { Scope } from '../protocol/scopes.ts'
import type { HandKind } from '../voices/hands.ts'
import type { PulseAnswer } from '../voices/pulse.ts'
import type { Act } from './acts.ts'
import type { AgreementWords } from './agreement.ts'
import type { Carried } from './carried.ts'
import type {
  Commitment,
  HiddenNote,
  KeptNote,
  KeptSession,
  Participant,
  PrivateQuestion,
  Report,
  RoundPlan,
  SeatingWishes,
  ThemeAnswer,
} from './kept-state.ts'
import type { ProposedLine } from './proposed-lines.ts'
import type { Slowed } from './slowing.ts'
import type { AgreedPromise, CafeState, OwnLens, Table } from './state.ts'
import type { TakenTheme } from './taken-themes.ts'
import type { Thread } from './threads.ts'
import type { Walk } from './walk.ts'

/** A fact. `apply` turns facts into state; nothing in here is left to chance or to the clock any more. */
export type CafeEvent =
  | { type: 'cafe-made'; state: CafeState }
  | { type: 'people-joined'; people: Record<ParticipantId, Participant> }
  | { type: 'person-admitted'; id: ParticipantId }
  | { type: 'people-seated'; seats: Record<ParticipantId, TableId>; at: number }
  | { type: 'person-gone'; id: ParticipantId; how: 'left' | 'removed'; by: ParticipantId; at: number }
  | { type: 'person-back'; id: ParticipantId; by: ParticipantId; at: number }
  | { type: 'asked-out'; id: ParticipantId; by: ParticipantId; at: number }
  | { type: 'person-away'; id: ParticipantId; away: boolean; at: number }
  | { type: 'profile-changed'; id: ParticipantId; participant: Participant }
  | { type: 'agreement-accepted'; id: ParticipantId }
  | { type: 'agreement-read'; id: ParticipantId; version: number }
  | { type: 'agreement-amended'; words: AgreementWords; by: ParticipantId; at: number }
  | { type: 'line-proposed'; lineId: LineId; line: ProposedLine }
  | { type: 'line-taken-back'; lineId: LineId }
  | { type: 'line-backed'; id: ParticipantId; lineId: LineId; backed: boolean }
  | { type: 'line-sorted'; lineId: LineId; as: 'open' | 'aside' | 'adopted' }
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
  | { type: 'table-opened'; tableId: TableId; table: Table }
  | { type: 'table-closed'; tableId: TableId }
  | { type: 'table-reopened'; tableId: TableId }
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
  | { type: 'invitation-lapsed'; id: ParticipantId }
  | { type: 'pulse-answered'; id: ParticipantId; room: PulseAnswer }
  | { type: 'missing-named'; tableId: TableId; id: MissingId; text: string; by: ParticipantId }
  | { type: 'missing-unnamed'; tableId: TableId; id: MissingId }
  | { type: 'host-called'; tableId: TableId; by: ParticipantId; words: string; at: number }
  | { type: 'call-answered'; tableId: TableId; by: ParticipantId }
  | { type: 'note-hidden'; tableId: TableId; noteId: string; note: HiddenNote }
  | { type: 'note-restored'; tableId: TableId; noteId: string; note: HiddenNote }
  | { type: 'note-placed'; tableId: TableId; noteId: string; note: KeptNote; keyHash?: string }
  | { type: 'note-changed'; tableId: TableId; noteId: string; unnamed: boolean; change: NoteChange }
  | { type: 'note-withdrawn'; tableId: TableId; noteId: string; unnamed: boolean }
  | { type: 'announced'; by: ParticipantId; text: string; tableId: TableId | null; at: number }
  | { type: 'table-frozen'; tableId: TableId; frozen: boolean }
  | { type: 'person-slowed'; id: ParticipantId; slowed: Slowed | null }
  | { type: 'note-laid'; id: ParticipantId; at: number }
  | { type: 'acted'; act: Act }
  | { type: 'reported'; id: string; report: Report }
  | { type: 'report-answered'; id: string; answer: NonNullable<Report['answer']> }
  /** `answer` is gone where it is `null`; `shownAs` is its id where its words are shown. */
  | { type: 'theme-answered'; id: ParticipantId; themeId: ThemeId; answer: ThemeAnswer | null; shownAs: string }
  | { type: 'taken-on'; commitmentId: CommitmentId; commitment: Commitment }
  | { type: 'put-down'; commitmentId: CommitmentId }
  | { type: 'thread-tied'; id: ThreadId; thread: Thread }
  | { type: 'thread-untied'; id: ThreadId }
  | { type: 'thread-hidden'; id: ThreadId; hidden: boolean }
  | { type: 'note-carried'; id: CarriedId; carried: Carried }
  | { type: 'carried-left'; by: ParticipantId; round: number }
  | { type: 'words-hidden'; id: string; by: ParticipantId; at: number }
  | { type: 'words-restored'; id: string }
  | { type: 'themes-taken'; themes: Record<ThemeId, TakenTheme> }
  | { type: 'themes-there-again'; ids: ThemeId[] }
  | { type: 'themes-restored'; themes: Record<ThemeId, TakenTheme> }
  | { type: 'session-began'; id: SessionId; session: KeptSession }
  | { type: 'sessions-ended'; ids: SessionId[]; of: ParticipantId }
  /** `ended`: what had come in by the old link. The renewer's own stays. */
  | { type: 'link-renewed'; id: ParticipantId; role: Role; ended: SessionId[] }
  | { type: 'code-renewed' }
  | { type: 'scopes-set'; id: ParticipantId; scopes: Scope[] }
  | { type: 'cafe-offered'; to: ParticipantId | null }
  | { type: 'cafe-handed'; from: ParticipantId; to: ParticipantId }
  | { type: 'desk-taken'; by: ParticipantId }
  | { type: 'desk-unattended'; since: number }
  | { type: 'desk-attended' }
  | { type: 'gallery-opened'; walk: Walk; endsAt: number }
  | { type: 'walk-timed'; endsAt: number; ms: number }
  | { type: 'walk-over' }
  | { type: 'dots-placed'; id: ParticipantId; place: string; dots: number }
  | { type: 'note-echoed'; id: ParticipantId; place: string; echo: Echo; given: boolean }
  | { type: 'lens-made'; lensId: LensId; lens: OwnLens }
  | { type: 'lens-removed'; lensId: LensId }
  | { type: 'harvest-opened' }
  | { type: 'rehearsal-made'; id: CafeId }
  | { type: 'cafe-closed' }
  | { type: 'kept-until'; keepUntil: number }

/** What an author changes in a note that is there. */
export type NoteChange = Partial<Pick<KeptNote, 'text' | 'credit' | 'consent'>>
