import type { CafeId, ParticipantId, SessionId, TableId, ThemeId } from '../ids.ts'
import type { Command, CommandType } from '../protocol/commands.ts'
import { type Refusal, refuse } from '../protocol/errors.ts'
import { permissionFault, type Role, type Standing, scopeOf } from '../protocol/permissions.ts'
import type { SeatingAnswer } from '../seating/plan.ts'
import type { SeatingRequest } from '../seating/request.ts'
import { actOf } from './acts.ts'
import {
  acceptAgreement,
  adoptLine,
  amendAgreement,
  backLine,
  proposeLine,
  putLineAside,
  readAgreement,
  takeBackLine,
} from './decisions/agreement.ts'
import { carryNote, carryNothing } from './decisions/carry.ts'
import {
  answerInvitation,
  endTurn,
  lowerHand,
  passFirstWord,
  raiseHand,
  startTurn,
  stillSpeaking,
} from './decisions/floor.ts'
import { answerTheme, hideWords, putDown, restoreThemes, restoreWords, takeOn } from './decisions/harvest.ts'
import {
  announce,
  answerCall,
  callHost,
  close,
  hideNote,
  keepUntil,
  restoreNote,
  restoreNotes,
  startHarvest,
} from './decisions/house.ts'
import { answerOffer, offerCafe, takeDesk } from './decisions/lead.ts'
import { makeLens, removeLens } from './decisions/lenses.ts'
import { inviteHost, inviteProjector, renewCode, renewLink } from './decisions/links.ts'
import { freezeTable, slowPerson } from './decisions/moderation.ts'
import { editNote, myNotes, placeNote, setNoteConsent, setNoteCredit, withdrawNote } from './decisions/notes.ts'
import {
  addPeople,
  addPerson,
  admit,
  admitAll,
  leave,
  letBack,
  remove,
  tableDevice,
  updateMe,
} from './decisions/people.ts'
import { changePlan, pinSeat, planSeats, undoPlan, wishSeats } from './decisions/plan.ts'
import { practiseGuests, practiseMoment } from './decisions/practice.ts'
import { answerAct, answerReport, report } from './decisions/reports.ts'
import { endRound, extendRound, pauseRound, resumeRound, startRound } from './decisions/rounds.ts'
import { setScopes } from './decisions/scopes.ts'
import { move, setTableHost } from './decisions/seats.ts'
import { endSession, hostSessions, mySessions } from './decisions/sessions.ts'
import { askOut, stepOut } from './decisions/stepping-out.ts'
import { closeTable, openTable, reopenTable } from './decisions/tables.ts'
import { hideThread, restoreThread, tieThread, untieThread } from './decisions/threads.ts'
import { agreePromise, allowNames, answerPulse, countMeIn, nameMissing, unnameMissing } from './decisions/voices.ts'
import { echoNote, endWalk, extendWalk, placeDots, startGallery } from './decisions/walk.ts'
import type { CafeEvent } from './events.ts'
import type { KeptNote, Participant } from './kept-state.ts'
import { aboutOf, heldBy, refuseScope } from './scopes.ts'
import { isSomebody } from './seats.ts'
import type { CafeState } from './state.ts'

export interface Actor {
  id: ParticipantId
  role: Role
  /** Where they are signed in; absent for whoever shows a link's own token. */
  session?: SessionId
  /** Shows a token that was theirs until they were asked to leave. */
  removed?: true
}

/** What a decision may know besides the state: nothing in `shared` looks at a clock or rolls dice of its own. */
export interface Context {
  /** Now, ms since 1970. */
  at: number
  cafeId: CafeId
  /** A fresh id. */
  makeId<Id extends string>(): Id
  /** A seating plan; whoever decides sees to it that no search holds up the others. */
  planSeating(request: SeatingRequest): SeatingAnswer
  /** A note as it stands in its table's document. */
  note(tableId: TableId, noteId: string): KeptNote | null
  /** Ids of the notes in a table's document: all, or those that one person wrote; and those that are theirs, whoever typed them. */
  noteIds(tableId: TableId, author?: ParticipantId): string[]
  ownNoteIds(tableId: TableId, owner: ParticipantId): string[]
  /** Whether a table's document has lost something, and keeps nothing that is written to it. */
  isDamaged(tableId: TableId): boolean
  /** How many notes without a name somebody has placed of late. Only the memory knows, and forgets. */
  unnamedBy(id: ParticipantId): number
  /** A fresh key that nobody can guess, and what may be kept of it. */
  makeKey(): { key: string; keyHash: string }
  hashOf(key: string): string
  /** Whether a sign-in is connected at this moment. */
  isConnected(id: SessionId): boolean
  /** A theme as it stands in the harvest document: the version of its words, and whether it lies within another. */
  theme(themeId: ThemeId): { version: string; isWithin: boolean } | null
}

export type Decision =
  | { ok: true; events: CafeEvent[]; reply?: Record<string, unknown> }
  | { ok: false; error: Refusal }

export type Decider<Type extends CommandType> = (
  state: CafeState,
  actor: Actor,
  command: Extract<Command, { type: Type }>,
  context: Context,
) => Decision

const DECIDERS: { [Type in CommandType]: Decider<Type> } = {
  time: (_state, _actor, _command, { at }) => ({ ok: true, events: [], reply: { at } }),
  'accept-agreement': acceptAgreement,
  'read-agreement': readAgreement,
  'amend-agreement': amendAgreement,
  'propose-line': proposeLine,
  'take-back-line': takeBackLine,
  'back-line': backLine,
  'adopt-line': adoptLine,
  'put-line-aside': putLineAside,
  'update-me': updateMe,
  leave,
  'plan-seating': planSeats,
  'change-plan': changePlan,
  'pin-seat': pinSeat,
  'undo-plan': undoPlan,
  'wish-seats': wishSeats,
  'start-round': startRound,
  'pause-round': pauseRound,
  'resume-round': resumeRound,
  'extend-round': extendRound,
  'end-round': endRound,
  move,
  'open-table': openTable,
  'close-table': closeTable,
  'reopen-table': reopenTable,
  'set-table-host': setTableHost,
  admit,
  'admit-all': admitAll,
  remove,
  'practise-guests': practiseGuests,
  'practise-moment': practiseMoment,
  'let-back': letBack,
  'ask-out': askOut,
  'step-out': stepOut,
  'add-person': addPerson,
  'add-people': addPeople,
  announce,
  'start-turn': startTurn,
  'end-turn': endTurn,
  'still-speaking': stillSpeaking,
  'raise-hand': raiseHand,
  'lower-hand': lowerHand,
  'pass-first-word': passFirstWord,
  'agree-promise': agreePromise,
  'allow-names': allowNames,
  'count-me-in': countMeIn,
  'answer-invitation': answerInvitation,
  'answer-pulse': answerPulse,
  'name-missing': nameMissing,
  'unname-missing': unnameMissing,
  'call-host': callHost,
  'answer-call': answerCall,
  'hide-note': hideNote,
  'restore-note': restoreNote,
  'restore-notes': restoreNotes,
  'my-notes': myNotes,
  'place-note': placeNote,
  'edit-note': editNote,
  'set-note-credit': setNoteCredit,
  'set-note-consent': setNoteConsent,
  'withdraw-note': withdrawNote,
  'freeze-table': freezeTable,
  'slow-person': slowPerson,
  report,
  'answer-report': answerReport,
  'answer-act': answerAct,
  'answer-theme': answerTheme,
  'take-on': takeOn,
  'put-down': putDown,
  'make-lens': makeLens,
  'remove-lens': removeLens,
  'hide-words': hideWords,
  'restore-themes': restoreThemes,
  'restore-words': restoreWords,
  'start-gallery': startGallery,
  'extend-walk': extendWalk,
  'end-walk': endWalk,
  'place-dots': placeDots,
  'echo-note': echoNote,
  'carry-note': carryNote,
  'carry-nothing': carryNothing,
  'tie-thread': tieThread,
  'untie-thread': untieThread,
  'hide-thread': hideThread,
  'restore-thread': restoreThread,
  'start-harvest': startHarvest,
  close,
  'keep-until': keepUntil,
  'table-device': tableDevice,
  'invite-host': inviteHost,
  'set-scopes': setScopes,
  'invite-projector': inviteProjector,
  'renew-code': renewCode,
  'renew-link': renewLink,
  'my-sessions': mySessions,
  'host-sessions': hostSessions,
  'end-session': endSession,
  'offer-cafe': offerCafe,
  'answer-offer': answerOffer,
  'take-desk': takeDesk,
}

/** What somebody may do who has not been let in. */
const AT_THE_DOOR: ReadonlySet<CommandType> = new Set<CommandType>(['time', 'leave', 'update-me', 'report'])

/**
 * Turns a wish into facts or a refusal. Who may is asked before whether the thing exists, so a refusal teaches nothing
 * about what the asker may not know.
 */
export function decide(state: CafeState, actor: Actor, command: Command, context: Context): Decision {
  const participant = state.kept.participants[actor.id]
  const outside = isOutside(participant, actor)
  if (!participant || (participant.gone ? !outside : actor.removed)) return refuse('bad_token')
  if (outside && permissionFault(command.type, ['removed'], state.cafe.state.phase)) return refuse('bad_token')
  if (outside) return DECIDERS[command.type](state, actor, command as never, context)
  if (!participant.admitted && !AT_THE_DOOR.has(command.type)) {
    return refuse('not_admitted')
  }
  const about = aboutOf(state, actor.id, command)
  const held = heldBy(state, actor.id)
  const fault = permissionFault(command.type, standings(state, actor, command), state.cafe.state.phase, held, about)
  if (fault === 'out_of_scope') return refuseScope(scopeOf(command.type, about))
  if (fault) return refuse(fault)
  const decider = DECIDERS[command.type] as Decider<CommandType>
  const decision = decider(state, actor, command, context)
  const act = decision.ok ? actOf(state, actor, command, decision.events, context.at) : null
  return decision.ok && act ? { ...decision, events: [...decision.events, { type: 'acted', act }] } : decision
}

/** Somebody whom a host has asked to leave; of big screens and devices nothing more is heard. */
const isOutside = (participant: Participant | undefined, { removed }: Actor): boolean =>
  removed === true && participant?.gone === 'removed' && isSomebody(participant)

/** How the actor stands to what the command is about. */
function standings(state: CafeState, actor: Actor, command: Command): Standing[] {
  const of: Standing[] = [actor.role]
  const about = 'participantId' in command && command.participantId ? command.participantId : actor.id
  if (about === actor.id) of.push('self')
  const tableId = 'tableId' in command && command.tableId ? command.tableId : state.cafe.seats[about]
  if (tableId && state.cafe.tables[tableId]?.hostId === actor.id) of.push('table-host')
  if (tableId && state.cafe.seats[actor.id] === tableId) of.push('seated')
  if (tableId && actor.role === 'device' && state.kept.participants[actor.id]?.tableId === tableId)
    of.push('table-device')
  return of
}
