import type { Scope } from './scopes.ts'

/**
 * The one table of what can go wrong: code → HTTP status, WebSocket close code, whether trying again can help, and the
 * sentence for a developer. Screens have sentences of their own, by code, in every language.
 */
interface ErrorKind {
  status: number
  /** Close code on the Yjs socket; 44xx are final for a stock provider. */
  close: number
  retry: boolean
  title: string
}

export const ERRORS = {
  invalid: { status: 400, close: 4400, retry: false, title: 'A field is not as the schema asks' },
  bad_json: { status: 400, close: 4400, retry: false, title: 'The body is not JSON' },
  malformed: { status: 400, close: 4400, retry: false, title: 'The message cannot be decoded' },
  too_large: { status: 413, close: 4413, retry: false, title: 'The message is larger than allowed' },
  no_token: { status: 401, close: 4401, retry: false, title: 'A token is needed' },
  bad_token: { status: 401, close: 4401, retry: false, title: 'The token is unknown or has ended' },
  session_ended: { status: 401, close: 4401, retry: false, title: 'This sign-in was ended, or its link renewed' },
  wrong_key: { status: 401, close: 4401, retry: false, title: "The organiser's key is needed, or is not right" },
  wrong_origin: { status: 403, close: 4403, retry: false, title: 'The request comes from another site' },
  not_allowed: { status: 403, close: 4403, retry: false, title: 'This role may not do that' },
  out_of_scope: { status: 403, close: 4403, retry: false, title: 'The organiser has not given this co-host that' },
  not_admitted: { status: 403, close: 4403, retry: false, title: 'A host has not let this person in yet' },
  not_yours: { status: 403, close: 4403, retry: false, title: 'Only its author may change this' },
  not_seated: { status: 409, close: 4409, retry: false, title: 'This person does not sit at that table' },
  seat_moved: { status: 409, close: 4409, retry: false, title: 'The seat is at another table now' },
  wrong_phase: { status: 409, close: 4403, retry: false, title: 'Not in this phase of the café' },
  rehearsal_only: { status: 409, close: 4403, retry: false, title: 'Only a rehearsal has simulated guests' },
  no_rehearsal_of_one: { status: 409, close: 4403, retry: false, title: 'A rehearsal has no rehearsal of its own' },
  no_guests: { status: 409, close: 4403, retry: false, title: 'No simulated guest could do that now' },
  frozen: { status: 409, close: 4403, retry: false, title: 'A host has asked this table to rest from writing' },
  slowed: {
    status: 409,
    close: 4403,
    retry: false,
    title: 'A host has asked this person to take their time between notes',
  },
  last_round: { status: 409, close: 4403, retry: false, title: 'There is no further round' },
  private_wish: { status: 409, close: 4403, retry: false, title: 'A private wish prevents this' },
  too_few_tables: { status: 409, close: 4403, retry: false, title: 'There are too few tables for that wish' },
  table_closed: { status: 409, close: 4403, retry: false, title: 'This table is closed' },
  last_table: { status: 409, close: 4403, retry: false, title: 'The last open table stays open' },
  too_many_tables: { status: 409, close: 4403, retry: false, title: 'The café has no room for more tables' },
  not_planned: { status: 409, close: 4403, retry: false, title: 'No seats are planned for that' },
  words_changed: { status: 409, close: 4403, retry: false, title: 'The words have changed since they were read' },
  brought_in: { status: 409, close: 4403, retry: false, title: 'This theme has been brought into another' },
  not_agreed: { status: 409, close: 4403, retry: false, title: 'The table has agreed otherwise' },
  contradiction: { status: 422, close: 4403, retry: false, title: 'The wishes contradict one another' },
  unknown: { status: 404, close: 4404, retry: false, title: 'There is nothing here' },
  unknown_cafe: { status: 404, close: 4404, retry: false, title: 'No such café' },
  unknown_code: { status: 404, close: 4404, retry: false, title: 'No café can be joined with this code' },
  unknown_table: { status: 404, close: 4404, retry: false, title: 'No such table' },
  unknown_person: { status: 404, close: 4404, retry: false, title: 'No such person in this café' },
  unknown_session: { status: 404, close: 4404, retry: false, title: 'No such sign-in of your own' },
  not_offered: { status: 409, close: 4403, retry: false, title: 'Nothing is offered to you' },
  unknown_note: { status: 404, close: 4404, retry: false, title: 'No such note' },
  unknown_theme: { status: 404, close: 4404, retry: false, title: 'No such theme' },
  for_its_table: {
    status: 409,
    close: 4403,
    retry: false,
    title: 'Its author keeps this note for the table where it was written',
  },
  unknown_thread: { status: 404, close: 4404, retry: false, title: 'No such thread' },
  unknown_commitment: { status: 404, close: 4404, retry: false, title: 'No such commitment of your own' },
  unknown_lens: { status: 404, close: 4404, retry: false, title: 'The café has no such lens of its own' },
  unknown_words: { status: 404, close: 4404, retry: false, title: 'No such words of a theme, or taken on' },
  name_taken: { status: 409, close: 4403, retry: false, title: 'Somebody of that name is in this café already' },
  unknown_line: { status: 404, close: 4404, retry: false, title: 'No such line is proposed' },
  unknown_missing: { status: 404, close: 4404, retry: false, title: 'The table names no such voice' },
  no_dots_left: { status: 409, close: 4403, retry: false, title: "All of one's dots are placed" },
  walk_over: { status: 409, close: 4403, retry: false, title: 'The time of the gallery walk is over' },
  too_many: { status: 409, close: 4403, retry: false, title: 'There are as many as there may be' },
  full: { status: 409, close: 4403, retry: false, title: 'The café has no room for more people' },
  too_fast: { status: 429, close: 4529, retry: true, title: 'Too many requests; wait a moment' },
  restarting: { status: 503, close: 1012, retry: true, title: 'The server is restarting' },
  too_slow: { status: 503, close: 1013, retry: true, title: 'The connection does not take what it is sent' },
  damaged: {
    status: 409,
    close: 4403,
    retry: false,
    title: 'Part of this document was lost on the disk; it can only be read',
  },
  storage: { status: 503, close: 1013, retry: true, title: 'The server cannot store anything at the moment' },
  internal: { status: 500, close: 1011, retry: true, title: 'Something went wrong on the server' },
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof ERRORS

/** An expected no. `field` names what the sender should look at; `people` and `rule` come with contradictions, `scope` with `out_of_scope`. */
export interface Refusal {
  code: ErrorCode
  message: string
  field?: string
  people?: string[]
  rule?: string
  /** What the organiser would have to give a co-host for it. */
  scope?: Scope
  /** How long it will be refused, in ms. */
  retryAfterMs?: number
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Refusal }

export function refuse(code: ErrorCode, message?: string, more: Omit<Refusal, 'code' | 'message'> = {}) {
  return { ok: false as const, error: { code, message: message ?? ERRORS[code].title, ...more } satisfies Refusal }
}
