import type { ParticipantId } from '../ids.ts'
import type { Act } from './acts.ts'
import type { CafeEvent } from './events.ts'

/**
 * A fact as the log keeps it until the café is erased: what was done, by whom, where and when. Nothing that anybody wrote, is called
 * or has declared is in it, since all of that can be changed and taken back, and the log cannot.
 */
export type Remembered = { type: CafeEvent['type']; people?: ParticipantId[] } & Partial<
  Record<(typeof KEPT)[number], string | number | boolean | null | Act>
>

/** What of a fact says no more than that it was done. A field that is not here is not remembered. */
const KEPT = [
  'id',
  'by',
  'at',
  'tableId',
  'noteId',
  'round',
  'endsAt',
  'remainingMs',
  'roundMs',
  'byMs',
  'how',
  'frozen',
  'act',
] as const

/**
 * `null` for what is not to be remembered at all: who spoke when, and what they said of it, since that would outlive the café's
 * talk; who answered to a theme or a note and how, tied a thread, carried a note, or took something on; who wishes for company, or against it; and when
 * somebody wrote without a name, which says who was there to do it. Nor who was there or connected when, and from what device, and that hosts practised.
 */
export function rememberedOf(event: CafeEvent): Remembered | null {
  switch (event.type) {
    case 'turn-started':
    case 'turn-ended':
    case 'hand-raised':
    case 'hand-lowered':
    case 'first-word-passed':
    case 'names-allowed':
    case 'counting-chosen':
    case 'person-asked':
    case 'question-answered':
    case 'invitation-lapsed':
    case 'pulse-answered':
    case 'missing-named':
    case 'missing-unnamed':
    case 'theme-answered':
    case 'taken-on':
    case 'put-down':
    case 'session-began':
    case 'sessions-ended':
    case 'link-renewed':
    case 'rehearsal-made':
    case 'person-away':
    case 'note-laid':
    case 'themes-taken':
    case 'themes-there-again':
    case 'desk-unattended':
    case 'desk-attended':
    case 'dots-placed':
    case 'note-echoed':
    case 'note-carried':
    case 'carried-left':
    case 'thread-tied':
    case 'thread-untied':
    case 'wishes-changed':
    case 'line-proposed':
    case 'line-taken-back':
    case 'line-backed':
    case 'agreement-read':
      return null
    case 'note-placed':
      return event.keyHash === undefined ? briefly(event) : null
    case 'note-changed':
    case 'note-withdrawn':
      return event.unnamed ? null : briefly(event)
    case 'people-joined':
      return { type: event.type, people: Object.keys(event.people) as ParticipantId[] }
    default:
      return briefly(event)
  }
}

function briefly(event: CafeEvent): Remembered {
  const fields: Partial<Record<string, unknown>> = { ...event }
  const kept = KEPT.filter((field) => fields[field] !== undefined).map((field) => [field, fields[field]])
  return { type: event.type, ...Object.fromEntries(kept) }
}
