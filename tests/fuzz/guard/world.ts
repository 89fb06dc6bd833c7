import type { Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import { PUBLIC_RULES } from './public-rules.ts'

export type Standing = 'participant' | 'table-host' | 'host' | null

/** Somebody at a document, with the client ids that are theirs. */
export interface Character {
  id: string
  standing: Standing
  clients: number[]
}

export interface World {
  kind: 'table' | 'harvest'
  /** As the server has it. */
  doc: Y.Doc
  /** The same, encoded. */
  state: Uint8Array
  people: Character[]
  /** Whose each client id is that was shown. */
  owners: Map<number, string>
  /** Keys of each root that are pretended to be there too, so that the bounds of a full table come into reach. */
  phantoms: Record<string, number>
}

export const ROOTS = {
  table: ['notes', 'layout', 'reactions', 'recap', 'speaking', 'rounds'],
  harvest: ['themes'],
} as const

const SERVER = 1
/** Writes nothing, so that Yjs never finds its own id in what it is told. */
const NOBODY = 0

/** A copy of a document, as somebody has it who writes under this client id. */
export function load(kind: World['kind'], state: Uint8Array, client = NOBODY): Y.Doc {
  const doc = new Y.Doc({ guid: 'copy' })
  for (const root of ROOTS[kind]) doc.getMap(root)
  Y.applyUpdate(doc, state)
  // Only now: Yjs takes another id for itself when it meets its own in what it applies.
  doc.clientID = client
  return doc
}

/** A document in which much has happened already: words of several people, and what was hidden, deleted and taken back. */
export function makeWorld(rng: Rng): World {
  const kind = rng.int(4) ? 'table' : 'harvest'
  const taken = new Set<number>()
  const people: Character[] = (
    [
      ['amal', 'participant'],
      ['bo', 'participant'],
      ['hana', 'table-host'],
      ['hugo', 'host'],
      ['late', null],
    ] as const
  ).map(([id, standing]) => ({ id, standing, clients: [newClient(rng, taken), newClient(rng, taken)] }))
  const owners = new Map(people.flatMap(({ id, clients }) => clients.map((client) => [client, id] as const)))
  const doc = load(kind, Y.encodeStateAsUpdate(new Y.Doc()))
  const world: World = { kind, doc, state: new Uint8Array(), people, owners, phantoms: phantomsOf(kind, rng) }
  for (const deed of kind === 'table' ? pastOfTable(people, rng) : pastOfHarvest(people, rng)) {
    const copy = load(kind, Y.encodeStateAsUpdate(doc), deed.client)
    deed.act(copy)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)))
  }
  world.state = Y.encodeStateAsUpdate(doc)
  return world
}

/** A client id that is not among those taken, and is from now on: often next to the server's, or of all 32 bits. */
export function newClient(rng: Rng, taken: { has(id: number): boolean; add?(id: number): unknown }): number {
  for (;;) {
    const id = rng.int(10) ? 1024 + rng.int(2 ** 32 - 1024) : 1024 + rng.int(30)
    if (taken.has(id)) continue
    taken.add?.(id)
    return id
  }
}

interface Deed {
  client: number
  act(doc: Y.Doc): void
}

export const WORDS = ['listen', 'حوار', 'trust 🌱', 'nothing about us', ' and ', 'x'.repeat(120)]
const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')
const textOf = (doc: Y.Doc, key: string) => notesOf(doc).get(key)?.get('text') as Y.Text | undefined

export function writeNote(doc: Y.Doc, key: string, author: string | null, text: string, more: object = {}): void {
  const fields = { ...(author === null ? {} : { author }), createdAt: 1_700_000_000_000, ...more }
  const note = new Y.Map<unknown>(Object.entries(fields))
  note.set('text', new Y.Text(text))
  doc.transact(() => notesOf(doc).set(key, note))
}

export function writeTheme(doc: Y.Doc, key: string, name: string): void {
  const fields: [string, unknown][] = [
    ['name', new Y.Text(name)],
    ['description', new Y.Text()],
    ['notes', new Y.Map([['t1/note-0001', true]])],
  ]
  doc.transact(() => doc.getMap('themes').set(key, new Y.Map(fields)))
}

function* pastOfTable(people: readonly Character[], rng: Rng): Generator<Deed> {
  const writers = people.slice(0, 4)
  const byServer = (act: Deed['act']): Deed => ({ client: SERVER, act })
  for (const { id, clients } of writers) {
    const [client = 0, other = 0] = clients
    const key = `note-${id}-1`
    yield {
      client,
      act: (doc) => {
        writeNote(doc, key, id, rng.pick(WORDS), { credit: 'name', consent: 'cafe' })
        writeNote(doc, `note-${id}-2`, id, rng.pick(WORDS), { buildsOn: 'note-amal-1', lang: 'en' })
        doc.getMap('layout').set(key, { x: rng.int(900), y: rng.int(900), colour: 'rose' })
      },
    }
    yield {
      client: other,
      act: (doc) => {
        textOf(doc, key)?.insert(rng.int(4), 'later: ')
        textOf(doc, key)?.delete(0, 2)
        notesOf(doc).get(key)?.set('credit', 'nobody')
        doc.getMap('reactions').set(`note-amal-1:${id}`, 'heart')
        doc.getMap('layout').set(key, { x: 1, y: 2 })
      },
    }
  }
  yield byServer((doc) => {
    doc.getMap('speaking').set('turns', 3)
    doc.getMap('speaking').set('current', [{ participantId: 'bo', since: 1 }])
    doc.getMap('rounds').set('note-amal-1', 0)
    doc.getMap('recap').set('0', 'Of trust')
    writeNote(doc, 'note-unnamed', null, 'Nobody knows whose')
  })
  const { clients: [first = 0] = [] } = writers[0] as Character
  yield { client: first, act: (doc) => takeBack(doc, (one) => writeNote(one, 'note-undone', 'amal', 'Undone')) }
  yield { client: first, act: (doc) => writeNote(doc, 'note-hidden', 'amal', 'Hidden') }
  yield { client: first, act: (doc) => writeNote(doc, 'note-restored', 'amal', 'Hidden and restored') }
  yield byServer((doc) => {
    for (const key of ['note-hidden', 'note-restored']) notesOf(doc).delete(key)
  })
  yield byServer((doc) => writeNote(doc, 'note-restored', 'amal', 'Hidden and restored'))
  if (rng.int(2)) yield { client: first, act: (doc) => notesOf(doc).delete('note-amal-2') }
  if (rng.int(4) === 0) yield { client: first, act: (doc) => textOf(doc, 'note-amal-1')?.insert(0, 'y'.repeat(1850)) }
}

function* pastOfHarvest(people: readonly Character[], rng: Rng): Generator<Deed> {
  for (const { id, clients } of people.slice(0, 4)) {
    const [client = 0, other = 0] = clients
    yield { client, act: (doc) => writeTheme(doc, `theme-${id}`, rng.pick(WORDS)) }
    yield {
      client: other,
      act: (doc) => {
        const theme = doc.getMap<Y.Map<unknown>>('themes').get(rng.pick([`theme-${id}`, 'theme-amal']))
        ;(theme?.get('name') as Y.Text | undefined)?.insert(0, 'More ')
        ;(theme?.get('notes') as Y.Map<true> | undefined)?.set(`t2/note-${id}-1`, true)
      },
    }
  }
  const { clients: [first = 0] = [] } = people[0] as Character
  yield { client: first, act: (doc) => doc.getMap('themes').delete('theme-bo') }
  yield { client: first, act: (doc) => takeBack(doc, (one) => writeTheme(one, 'theme-undone', 'Undone'), 'themes') }
}

function takeBack(doc: Y.Doc, act: (doc: Y.Doc) => void, root = 'notes'): void {
  const undo = new Y.UndoManager(doc.getMap(root))
  act(doc)
  undo.undo()
  undo.destroy()
}

function phantomsOf(kind: World['kind'], rng: Rng): Record<string, number> {
  if (rng.int(8)) return {}
  const full = (root: string, less: number) => (PUBLIC_RULES[kind][root]?.most ?? 0) - less + rng.int(4)
  return kind === 'table'
    ? { notes: full('notes', 11), layout: full('layout', 6), recap: 18 }
    : { themes: full('themes', 5) }
}

/** How far each client has come. */
export const clocksOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))
