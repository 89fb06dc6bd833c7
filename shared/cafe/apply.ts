import type { ParticipantId } from '../ids.ts'
import { withAct } from './acts.ts'
import { agreementAmended, looked, promised } from './agreement.ts'
import { arrivalLeft, arrived, nobodyNew } from './arrivals.ts'
import { carriedLeft, withCarried, withNothingCarried, withoutCarried } from './carried.ts'
import { inPhase, withCafe, withKept, without } from './change.ts'
import type { CafeEvent } from './events.ts'
import {
  allQuiet,
  emptyTablesQuiet,
  firstWordPassed,
  handLowered,
  handRaised,
  offTheFloor,
  quietFrom,
  settleFloors,
  turnEnded,
  turnStarted,
} from './floors.ts'
import { type NoteEvent, notesAfter } from './kept-notes.ts'
import { leadAfter } from './lead.ts'
import { back, gone, seated, steppedOut, withPeople } from './people-after.ts'
import { cafeClosed, galleryOpened, harvestOpened, walkOver, walkTimed } from './phases-after.ts'
import { planned, planUndone, withUndo } from './plan-undo.ts'
import { promptsFor } from './prompts.ts'
import { lineBacked, lineProposed, lineSorted, lineTakenBack, proposalsSilent } from './proposed-lines.ts'
import { extended, roundEnded, roundStarted } from './rounds-after.ts'
import { putDown, withAnswer } from './said.ts'
import { scopesSet } from './scopes.ts'
import { sessionsAfter } from './sessions.ts'
import { allAtTheirOwnPace, noteLaid, slowedDown } from './slowing.ts'
import type { CafeState } from './state.ts'
import { tableClosed, tableFrozen, tableHostSet, tableReopened, withTables } from './tables.ts'
import { themesTaken, themesThereAgain } from './taken-themes.ts'
import { threadHidden, withoutThreadsOf, withThread } from './threads.ts'
import {
  countingChosen,
  invitationLapsed,
  missingNamed,
  missingUnnamed,
  namesAllowed,
  personAsked,
  promiseAgreed,
  pulseAnswered,
  questionAnswered,
} from './voices.ts'
import { unmarked, withDots, withEcho } from './walk.ts'

/** The state after these facts, with what follows from it (prompts, queues) brought up to date. Changes nothing in place. */
export function apply(state: CafeState, events: readonly CafeEvent[], at: number): CafeState {
  return settle(proposalsSilent(settleFloors(events.reduce(applyOne, state))), at)
}

/** Prompts follow from state and time alone; they are written again only where they differ. */
export function settle(state: CafeState, at: number): CafeState {
  return withCafe(state, { prompts: promptsFor(state, at) })
}

function applyOne(state: CafeState, event: CafeEvent): CafeState {
  const { cafe, kept } = state
  switch (event.type) {
    case 'cafe-made':
      return event.state
    case 'people-joined':
      return withPeople(state, event.people)
    case 'profile-changed':
      return withPeople(state, { [event.id]: event.participant })
    case 'person-admitted': {
      const participant = kept.participants[event.id]
      return participant ? withPeople(state, { [event.id]: { ...participant, admitted: true } }) : state
    }
    case 'agreement-accepted': {
      const participant = kept.participants[event.id]
      return participant ? withPeople(state, { [event.id]: promised(state, participant) }) : state
    }
    case 'agreement-read':
      return looked(state, event.id, event.version)
    case 'agreement-amended':
      return agreementAmended(state, event)
    case 'line-proposed':
      return lineProposed(state, event.lineId, event.line)
    case 'line-taken-back':
      return lineTakenBack(state, event.lineId)
    case 'line-backed':
      return lineBacked(state, event.id, event.lineId, event.backed)
    case 'line-sorted':
      return lineSorted(state, event.lineId, event.as)
    case 'people-seated': {
      const ids = Object.keys(event.seats) as ParticipantId[]
      const quiet = ids.reduce((next, id) => offTheFloor(next, id, event.at), arrived(state, event.seats, event.at))
      const moved = emptyTablesQuiet(seated(quiet, event.seats), event.at)
      return quietFrom(moved, ids, event.at)
    }
    case 'person-away':
      return emptyTablesQuiet(steppedOut(state, event), event.at)
    case 'person-gone':
      return emptyTablesQuiet(
        gone(offTheFloor(carriedLeft(arrivalLeft(state, event.id), event.id), event.id, event.at), event.id, event.how),
        event.at,
      )
    case 'person-back':
      return back(state, event.id)
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
      return inPhase(roundEnded(nobodyNew(allAtTheirOwnPace(state)), event.at), {
        phase: 'between',
        round: cafe.state.round,
      })
    case 'table-opened':
      return withTables(state, { ...cafe.tables, [event.tableId]: event.table })
    case 'table-closed':
      return tableClosed(state, event.tableId)
    case 'table-reopened':
      return tableReopened(state, event.tableId)
    case 'table-host-set':
      return tableHostSet(state, event.tableId, event.id)
    case 'turn-started':
      return turnStarted(state, event.tableId, event.id, event.at)
    case 'turn-ended':
      return turnEnded(state, event.tableId, event.id, event.at)
    case 'hand-raised':
      return handRaised(state, event.tableId, event.id, event)
    case 'hand-lowered':
      return handLowered(state, event.tableId, event.id)
    case 'first-word-passed':
      return firstWordPassed(state, event.tableId)
    case 'promise-agreed':
      return promiseAgreed(state, event)
    case 'names-allowed':
      return namesAllowed(state, event.id, event.allow)
    case 'counting-chosen':
      return countingChosen(state, event.id, event.counted, event.at)
    case 'person-asked':
      return personAsked(state, event)
    case 'invitation-lapsed':
      return invitationLapsed(state, event.id)
    case 'question-answered':
      return questionAnswered(state, event)
    case 'pulse-answered':
      return pulseAnswered(state, event.id, event.room)
    case 'missing-named':
      return missingNamed(state, event)
    case 'missing-unnamed':
      return missingUnnamed(state, event)
    case 'host-called': {
      const { by, words, at } = event
      return withKept(state, { calls: { ...kept.calls, [event.tableId]: { by, words, at } } })
    }
    case 'call-answered':
      return withKept(state, { calls: without(kept.calls, event.tableId) })
    case 'note-hidden':
    case 'note-restored':
    case 'note-placed':
    case 'note-changed':
    case 'note-withdrawn':
      return noteChanged(state, event)
    case 'theme-answered':
      return withAnswer(state, event)
    case 'taken-on':
      return withKept(state, { commitments: { ...kept.commitments, [event.commitmentId]: event.commitment } })
    case 'put-down':
      return putDown(state, event.commitmentId)
    case 'words-hidden':
      return withKept(state, { hiddenWords: { ...kept.hiddenWords, [event.id]: { by: event.by, at: event.at } } })
    case 'words-restored':
      return withKept(state, { hiddenWords: without(kept.hiddenWords, event.id) })
    case 'themes-taken':
      return themesTaken(state, event.themes)
    case 'themes-there-again':
      return themesThereAgain(state, event.ids)
    case 'themes-restored':
      return themesThereAgain(state, Object.keys(event.themes))
    case 'lens-made':
      return withCafe(state, { lenses: { ...cafe.lenses, [event.lensId]: event.lens } })
    case 'lens-removed':
      return withCafe(state, { lenses: without(cafe.lenses, event.lensId) })
    case 'rehearsal-made':
      return withKept(state, { house: { one: { ...kept.house.one, rehearsal: event.id } } })
    case 'asked-out':
    case 'announced':
      return state
    case 'table-frozen':
      return tableFrozen(state, event.tableId, event.frozen)
    case 'person-slowed':
      return slowedDown(state, event.id, event.slowed)
    case 'note-laid':
      return noteLaid(state, event.id, event.at)
    case 'acted':
      return withKept(state, { acts: withAct(kept.acts, event.act) })
    case 'reported':
      return withKept(state, { reports: { ...kept.reports, [event.id]: event.report } })
    case 'report-answered': {
      const report = kept.reports[event.id]
      if (!report) return state
      return withKept(state, { reports: { ...kept.reports, [event.id]: { ...report, answer: event.answer } } })
    }
    case 'code-renewed':
      return state
    case 'session-began':
    case 'sessions-ended':
    case 'link-renewed':
      return sessionsAfter(state, event)
    case 'scopes-set':
      return scopesSet(state, event.id, event.scopes)
    case 'cafe-offered':
    case 'cafe-handed':
    case 'desk-taken':
    case 'desk-unattended':
    case 'desk-attended':
      return leadAfter(state, event)
    case 'gallery-opened':
      return galleryOpened(state, event.walk, event.endsAt)
    case 'walk-timed':
      return walkTimed(state, event.ms, event.endsAt)
    case 'walk-over':
      return walkOver(state)
    case 'dots-placed':
      return withDots(state, event.id, event.place, event.dots)
    case 'note-echoed':
      return withEcho(state, event.id, event.place, event.echo, event.given)
    case 'thread-tied':
      return withThread(state, event.id, event.thread)
    case 'thread-untied':
      return withThread(state, event.id, null)
    case 'thread-hidden':
      return threadHidden(state, event.id, event.hidden)
    case 'note-carried':
      return withCarried(state, event.id, event.carried)
    case 'carried-left':
      return withNothingCarried(state, event.by, event.round)
    case 'harvest-opened':
      return harvestOpened(state)
    case 'kept-until':
      return withCafe(state, { info: { ...cafe.info, keepUntil: event.keepUntil } })
    case 'cafe-closed':
      return cafeClosed(state)
  }
}

function noteChanged(state: CafeState, event: NoteEvent): CafeState {
  const next = withKept(state, notesAfter(state.kept, event))
  const away =
    event.type === 'note-hidden' ||
    event.type === 'note-withdrawn' ||
    (event.type === 'note-changed' && event.change.consent === 'table')
  const place = `${event.tableId}/${event.noteId}`
  const left =
    event.type === 'note-withdrawn' ? withoutCarried(withoutThreadsOf(next, place), event.tableId, event.noteId) : next
  return away ? unmarked(left, place) : left
}
