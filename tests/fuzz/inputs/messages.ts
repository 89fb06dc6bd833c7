import { CreateCafe, JoinCafe, LookUpInvitation } from '@tablecloth/shared/protocol/cafes.ts'
import { COMMAND_TYPES, CommandSchema, type CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { Rng } from '@tablecloth/shared/rng.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import { spoil } from './spoil.ts'

type Schema = Parameters<typeof parse>[0]

const CAFE = {
  title: 'Allies at one table',
  purpose: 'To find out\nwhat holds',
  tables: [{ name: 'Elm', question: 'What holds?', callUrl: 'https://example.org/call' }, {}],
  rounds: [{ question: 'What?', minutes: 20 }],
  checkIn: { question: 'Who is here?', minutes: 5 },
  languages: ['en', 'zh-Hant'],
  perspectives: [{ id: 'p1', name: 'Runs a shelter', sensitive: true }],
  agreement: ['Listen first'],
  agreementIn: { en: ['Listen first'], 'zh-Hant': [''] },
  admission: 'lobby',
  consentDefault: 'cafe',
  startsAt: '2026-06-01T10:00:00Z',
  keepUntil: 1_800_000_000_000,
}
const GUEST = {
  joinCode: '7K3-9QD-XVA',
  name: 'Heron',
  organisation: 'By and for',
  languages: ['ar'],
  perspectives: [{ id: 'p1', show: 'count' }],
  credit: 'organisation',
}
const SEATING = {
  people: ['a', 'b', 'c', 'd'].map((id) => ({ id, affiliations: ['x'], languages: ['en'], notAlone: ['x'] })),
  tables: [{ id: 't1', capacity: 4, min: 1 }, { id: 't2' }],
  rounds: 3,
  hosts: [{ person: 'a', table: 't1', rounds: [0] }],
  keepApart: [['a', 'b']],
  keepTogether: [['c', 'd']],
  arrivals: { b: 1 },
  departures: { c: 2 },
  pins: [{ person: 'd', round: 1, table: 't2' }],
  past: [{ tables: [['a'], ['b']] }],
  seed: 'seed',
  goal: 'fair',
}
const HERE = { tableId: 't1' }
const SOMEONE = { participantId: 'amal' }
/** What the commands that carry anything carry. */
const CARRIED: Partial<Record<CommandType, object>> = {
  'update-me': { name: 'Heron', languages: ['en'], credit: 'name' },
  'plan-seating': { seed: 7 },
  'accept-agreement': { version: 1 },
  'read-agreement': { version: 1 },
  'amend-agreement': { lines: ['Ask first'], in: { ar: ['اسألوا أولًا'] }, version: 1 },
  'propose-line': { text: 'Ask first', named: true },
  'take-back-line': { lineId: 'a-line' },
  'back-line': { lineId: 'a-line', backed: true },
  'adopt-line': { lineId: 'a-line', adopted: true },
  'put-line-aside': { lineId: 'a-line', aside: false },
  'extend-round': { minutes: 3 },
  'end-round': { softly: true },
  move: { ...SOMEONE, ...HERE },
  'change-plan': { ...SOMEONE, ...HERE, round: 1, exchangeFor: 'badr' },
  'pin-seat': { ...SOMEONE, round: 1, pinned: true },
  'wish-seats': { apart: ['badr'], together: ['amal'] },
  'open-table': { name: 'By the window', question: 'And outside?' },
  'close-table': HERE,
  'reopen-table': HERE,
  'set-table-host': { ...HERE, participantId: null },
  admit: SOMEONE,
  remove: SOMEONE,
  'add-person': { name: 'Wren', ...HERE },
  'add-people': { people: [{ name: 'Wren', languages: ['en'], organisation: 'Refuge' }, { name: 'Teal' }] },
  announce: { text: 'Hear, hear', ...HERE },
  'start-turn': SOMEONE,
  'end-turn': {},
  'call-host': { words: 'Please come' },
  'answer-call': HERE,
  'hide-note': { ...HERE, noteId: 'note-0001' },
  'restore-note': { ...HERE, noteId: 'note-0001' },
  'restore-notes': { participantId: 'heron' },
  'invite-host': { name: 'Hana', scopes: ['door', 'time'] },
  'set-scopes': { participantId: 'heron', scopes: [] },
}

const KINDS: [name: string, schema: Schema, sample: (rng: Rng) => unknown][] = [
  ['café', CreateCafe, () => CAFE],
  ['join', JoinCafe, () => GUEST],
  ['invitation', LookUpInvitation, () => ({ joinCode: GUEST.joinCode })],
  ['seating', seatingRequestSchema, () => SEATING],
  ['command', CommandSchema, commandOf],
]

function commandOf(rng: Rng): unknown {
  const type = rng.pick(COMMAND_TYPES)
  return { type, ...CARRIED[type] }
}

/** An answer never carries more of a message back than this, in characters. */
const MOST_SAID = 1000

/** A body or a command that is spoiled somewhere, as it comes out of `JSON.parse` or Socket.IO, given to its schema. */
export function readMessage(rng: Rng): { kind: string; outcome: string; faults: string[] } {
  const [kind, schema, sample] = rng.pick(KINDS)
  let input = rng.int(12) ? spoil(sample(rng), rng) : sample(rng)
  if (rng.int(2)) input = throughJson(input)
  const first = parse(schema, input)
  const faults: string[] = []
  if (first.ok) {
    const again = parse(schema, first.value)
    if (!again.ok || print(again.value) !== print(first.value)) faults.push('what was taken is not taken again')
  } else {
    const { code, field, message } = first.error
    if (code !== 'invalid' || !field || !message) faults.push('a refusal that does not say what is wrong')
    if (message.length > MOST_SAID || (field?.length ?? 0) > MOST_SAID)
      faults.push('a refusal as long as what it refuses')
  }
  if ('admin' in {}) faults.push('every object has it now')
  return { kind, outcome: first.ok ? 'taken' : first.error.code, faults }
}

const print = (value: unknown): string => JSON.stringify(value) ?? 'undefined'

function throughJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return null
  }
}
