import type { Access, Rights } from '@tablecloth/server/sync/access.ts'
import { judge } from '@tablecloth/server/sync/guard/judge.ts'
import { takeWrite } from '@tablecloth/server/sync/take-write.ts'
import { asId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import pino from 'pino'
import * as Y from 'yjs'
import { encodeUpdate, type StructModel } from '../fuzz/guard/update-codec.ts'
import { Bench } from '../unit/sync/a-socket.ts'
import { TABLE, writeNote } from '../unit/sync/a-table.ts'

/**
 * `npm run bench:guard`: what it costs to judge what people do, on boards of several sizes, beside what it costs Yjs to
 * apply the same, and the whole way from a frame's payload into the batch. Medians, and the first as a share of the second
 * in the same run: times wander with the machine, shares hardly do.
 */
const BOARDS = (process.env.B ?? '10,1000,3000').split(',').map(Number)
const WRITER = 'amal'
const OTHERS = ['bo', 'chen', 'dee', 'eli']
const TEXT = 'Say the small agency’s name in the bid, not only in the thank-you.'

/** A board as it is after an hour: notes of five people, each typed letter by letter, moved, some coloured. */
function board(notes: number): Uint8Array {
  const doc = new Y.Doc()
  const people = [WRITER, ...OTHERS]
  for (let n = 0; n < notes; n++) {
    const author = people[n % people.length] as string
    doc.clientID = 5000 + (n % people.length)
    const key = `note-${String(n).padStart(5, '0')}`
    writeNote(doc, key, author, '')
    const text = (doc.getMap('notes').get(key) as Y.Map<Y.Text>).get('text') as Y.Text
    for (let at = 0; at < TEXT.length; at += 8) text.insert(at, TEXT.slice(at, at + 8))
    text.delete(3, 2)
    for (const x of [1, 2]) doc.getMap('layout').set(key, { x: n * x, y: n, colour: 'sage' })
  }
  return Y.encodeStateAsUpdate(doc)
}

type Deed = (doc: Y.Doc, step: number) => void
const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')
const textOf = (doc: Y.Doc, key: string) => notesOf(doc).get(key)?.get('text') as Y.Text

interface Kind {
  name: string
  times: number
  deed: Deed
  /** What has to be there before, and is not measured. */
  before?: Deed
  /** How many deeds are sent as one. */
  together?: number
}

const KINDS: Kind[] = [
  {
    name: 'a keystroke',
    times: 2000,
    deed: (doc) => {
      const text = textOf(doc, 'note-00000')
      if (text.length > 1500) text.delete(0, 1400)
      text.insert(Math.min(text.length, 40), 'a')
    },
  },
  {
    name: 'a new note',
    times: 400,
    deed: (doc, step) => {
      writeNote(doc, `fresh-${step}-000`, WRITER, 'A thought', { credit: 'name', consent: 'cafe' })
      doc.getMap('layout').set(`fresh-${step}-000`, { x: step, y: step, colour: 'rose' })
    },
  },
  {
    name: 'a drag',
    times: 2000,
    deed: (doc, step) => void doc.getMap('layout').set('note-00001', { x: step, y: step }),
  },
  {
    name: 'a deletion',
    times: 400,
    before: (doc, step) => writeNote(doc, `gone-${step}-0000`, WRITER, TEXT),
    deed: (doc, step) => notesOf(doc).delete(`gone-${step}-0000`),
  },
  {
    name: 'a return with 200 notes',
    times: 8,
    together: 200,
    deed: (doc, step) => {
      writeNote(doc, `away-${step}-0000`, WRITER, '')
      const text = textOf(doc, `away-${step}-0000`)
      for (const word of TEXT.split(' ')) text.insert(text.length, `${word} `)
      text.delete(0, 4)
      doc.getMap('layout').set(`away-${step}-0000`, { x: step, y: step })
    },
  },
]

interface Sent {
  before: Uint8Array | null
  update: Uint8Array
}

/** What the writer's document sends for a row of deeds. */
function record({ deed, times, before, together = 1 }: Kind, state: Uint8Array): Sent[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  let parts: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => parts.push(update))
  const send = (act: () => void): Uint8Array => {
    parts = []
    act()
    return Y.mergeUpdates(parts)
  }
  return Array.from({ length: times }, (_, n) => ({
    before: before ? send(() => before(doc, n)) : null,
    update: send(() => {
      for (let m = 0; m < together; m++) deed(doc, n * together + m)
    }),
  }))
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN

function clocked<T>(times: number[], act: () => T): T {
  const started = performance.now()
  const result = act()
  times.push((performance.now() - started) * 1000)
  return result
}

function writerOf(owners = new Map<number, string>()) {
  return {
    participantId: asId<ParticipantId>(WRITER),
    standing: 'participant',
    voices: [],
    rules: WRITES.table.roots,
    ownerOf: (client: number) => asId<ParticipantId>(owners.get(client) ?? WRITER),
    // The server keeps count.
    count: () => 2900,
  } as const
}

function open(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  for (const root of Object.keys(WRITES.table.roots)) doc.getMap(root)
  return doc
}

function measureApart(state: Uint8Array, all: readonly Sent[]): { judged: number; applied: number } {
  const doc = open(state)
  const writer = writerOf()
  const [judging, applying]: [number[], number[]] = [[], []]
  for (const { before, update } of all) {
    if (before) Y.applyUpdate(doc, before)
    const verdict = clocked(judging, () => judge(doc, update, writer))
    if (!verdict.ok) throw new Error(`refused: ${JSON.stringify(verdict.refusal)}`)
    clocked(applying, () => Y.applyUpdate(doc, verdict.update))
  }
  return { judged: median(judging), applied: median(applying) }
}

async function measureWhole(state: Uint8Array, all: readonly Sent[]): Promise<number> {
  const bench = new Bench()
  const { documents, turns } = bench
  const live = await documents.retain(TABLE)
  await turns.run((batch) => ({ value: documents.change(batch, TABLE, (doc) => Y.applyUpdate(doc, state)) }))
  const rights: Rights = { read: null, write: 'participant' }
  const access: Access = {
    enter: async () => refuse('bad_token'),
    rights: () => rights,
    written: () => {},
  }
  const bearer = { participantId: asId<ParticipantId>(WRITER), name: WRITER, rights, strict: true }
  const parts = { documents, access, log: pino({ level: 'silent' }) }
  const follower = { receive: () => {}, hear: () => {}, close: () => {} }
  const taking: number[] = []
  // In one turn, as in a busy room: how long the loop rests between turns is not what is asked.
  await turns.run((batch) => {
    for (const { before, update } of all) {
      if (before) takeWrite(parts, live, bearer, follower, before, batch)
      const closing = clocked(taking, () => takeWrite(parts, live, bearer, follower, update, batch))
      if (closing) throw new Error(`not taken: ${JSON.stringify(closing)}`)
    }
    return { value: null }
  })
  documents.release(TABLE)
  await turns.settled()
  return median(taking)
}

/** The dearest that one frame can hold, all of it refused: structs tied to one another across clients, and deletions. */
function dearest(state: Uint8Array): [name: string, microseconds: number][] {
  const doc = open(state)
  const clients = 64
  const each = 78
  const sections = Array.from({ length: clients }, (_, at) => ({
    client: 2 ** 31 + at,
    clock: 0,
    structs: Array.from({ length: each }, (_, n): StructModel => {
      // Each waits for the one after it, the last for the first of the row before: one struct a pass.
      const next = at + 1 < clients ? { client: 2 ** 31 + at + 1, clock: n } : { client: 2 ** 31, clock: n - 1 }
      const origin = next.clock < 0 ? null : next
      const content = { is: 'any', values: [{ x: n, y: n }] } as const
      return {
        is: 'item',
        origin,
        rightOrigin: null,
        parent: 'layout',
        sub: 'note-00000',
        content: { ...content, values: [...content.values] },
      }
    }),
  }))
  const first = sections[0]?.structs[0]
  if (first?.is === 'item') first.sub = 'note-00001'
  const tied = encodeUpdate({ sections, deletes: [] })
  const ranges = Array.from({ length: 250_000 }, (_, n) => ({ clock: 2 * n, length: 1 }))
  const deletes = encodeUpdate({ sections: [], deletes: [{ client: 5000, ranges }] })
  return Object.entries({ '4,992 structs tied crosswise': tied, '250,000 deletions': deletes }).map(
    ([name, update]) => {
      const times: number[] = []
      for (let n = 0; n < 9; n++) clocked(times, () => judge(doc, update, writerOf()))
      return [name, median(times)]
    },
  )
}

const rows = [
  '| | notes | judged, µs | applied by Yjs, µs | judged : applied | taken whole, µs |',
  '| --- | --: | --: | --: | --: | --: |',
]
for (const notes of BOARDS) {
  const state = board(notes)
  for (const kind of KINDS) {
    const all = record(kind, state)
    // Once for the compiler.
    measureApart(state, all)
    await measureWhole(state, all)
    const { judged, applied } = measureApart(state, all)
    const whole = await measureWhole(state, all)
    const figures = [judged, applied].map((figure) => figure.toFixed(1))
    const share = (judged / applied).toFixed(2)
    rows.push(`| ${kind.name} | ${notes} | ${figures.join(' | ')} | ${share} | ${whole.toFixed(1)} |`)
  }
}
for (const [name, cost] of dearest(board(1000))) rows.push(`| ${name} | 1000 | ${cost.toFixed(0)} | | | |`)
process.stdout.write(`${rows.join('\n')}\n`)
process.exit(0)
