import type { CafeId, ParticipantId, TableId, ThemeId } from '../ids.ts'
import type { Command, CommandType } from '../protocol/commands.ts'
import { type Refusal, refuse } from '../protocol/errors.ts'
import { permissionFault, type Role, type Standing } from '../protocol/permissions.ts'
import type { SeatingAnswer } from '../seating/plan.ts'
import type { SeatingRequest } from '../seating/request.ts'
import { endTurn, lowerHand, raiseHand, startTurn } from './decisions/floor.ts'
import { answerTheme, putDown, takeOn } from './decisions/harvest.ts'
import {
  announce,
  answerCall,
  callHost,
  close,
  hideNote,
  restoreNote,
  startGallery,
  startHarvest,
} from './decisions/house.ts'
import { acceptAgreement, addPerson, admit, admitAll, inviteHost, leave, remove, updateMe } from './decisions/people.ts'
import { changePlan, pinSeat, planSeats, undoPlan, wishSeats } from './decisions/plan.ts'
import { endRound, extendRound, pauseRound, resumeRound, startRound } from './decisions/rounds.ts'
import { move, setTableHost } from './decisions/seats.ts'
import type { CafeEvent } from './events.ts'
import type { CafeState, HiddenNote } from './state.ts'

export interface Actor {
  id: ParticipantId
  role: Role
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
  note(tableId: TableId, noteId: string): Omit<HiddenNote, 'by' | 'at'> | null
  /** The version of a theme's words as they stand in the harvest document. */
  themeVersion(themeId: ThemeId): string | null
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
  'set-table-host': setTableHost,
  admit,
  'admit-all': admitAll,
  remove,
  'add-person': addPerson,
  announce,
  'start-turn': startTurn,
  'end-turn': endTurn,
  'raise-hand': raiseHand,
  'lower-hand': lowerHand,
  'call-host': callHost,
  'answer-call': answerCall,
  'hide-note': hideNote,
  'restore-note': restoreNote,
  'answer-theme': answerTheme,
  'take-on': takeOn,
  'put-down': putDown,
  'start-gallery': startGallery,
  'start-harvest': startHarvest,
  close,
  'invite-host': inviteHost,
}

/**
 * Turns a wish into facts or a refusal. Who may is asked before whether the thing exists, so a refusal teaches nothing
 * about what the asker may not know.
 */
export function decide(state: CafeState, actor: Actor, command: Command, context: Context): Decision {
  const participant = state.kept.participants[actor.id]
  if (!participant || participant.gone) return refuse('bad_token')
  if (!participant.admitted && command.type !== 'time' && command.type !== 'leave' && command.type !== 'update-me') {
    return refuse('not_admitted')
  }
  const fault = permissionFault(command.type, standings(state, actor, command), state.cafe.state.phase)
  if (fault) return refuse(fault)
  const decider = DECIDERS[command.type] as Decider<CommandType>
  return decider(state, actor, command, context)
}

/** How the actor stands to what the command is about. */
function standings(state: CafeState, actor: Actor, command: Command): Standing[] {
  const of: Standing[] = [actor.role]
  const about = 'participantId' in command && command.participantId ? command.participantId : actor.id
  if (about === actor.id) of.push('self')
  const tableId = 'tableId' in command && command.tableId ? command.tableId : state.cafe.seats[about]
  if (tableId && state.cafe.tables[tableId]?.hostId === actor.id) of.push('table-host')
  return of
}
