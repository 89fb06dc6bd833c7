import type { TableRoots } from '@tablecloth/shared/cafe/state.ts'
import type { GuestIdea } from '@tablecloth/shared/harvest/guest.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Consent, Credit, CreditLabel } from '@tablecloth/shared/protocol/fields.ts'
import { emptyFloor, type Speaking } from '@tablecloth/shared/voices/turns.ts'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OwnWords, Place } from '../connection/own-words.ts'
import { openDocument, type SharedDocument } from '../connection/shared-document.ts'
import { touchedKeys } from '../connection/touched-keys.ts'

export interface TableNote {
  id: string
  text: string
  /** A participant's id; none on a note that carries no name. */
  author: string | null
  /** For whom the device of the table wrote it. */
  voice?: string
  createdAt: number
  buildsOn?: string
  lang?: string
  credit?: Credit
  consent?: Consent
  /** How a note out of an export was signed there; it has no author here. */
  signed?: CreditLabel
}

export type Reaction = 'heart' | 'spark' | 'question'

/** What somebody shows of their presence: the note they are writing, and a note they are carrying across the cloth. */
export interface Presence {
  participantId: string
  name: string
  writing: string | null
  carrying: { noteId: string; x: number; y: number } | null
}

export interface TableState {
  tableId: string
  /** The document has arrived; until then there is nothing to say of it. */
  arrived: boolean
  /** A note keeps its identity until it itself changes. */
  notes: Readonly<Record<string, TableNote>>
  /** Ids in the order of writing. */
  order: readonly string[]
  layout: Readonly<Record<string, Place>>
  /** Note id → participant id → reaction. */
  reactions: Readonly<Record<string, Readonly<Record<string, Reaction>>>>
  /** Round (from 0) → what the table host tells newcomers. */
  recap: Readonly<Record<string, string>>
  speaking: Speaking
  /** How the table has agreed to be helped; empty while the café's own promise holds. */
  promise: TableRoots['promise']
  /** Voices that the table says are missing. */
  missing: TableRoots['missing']
  /** Round (from 0) → unnamed shares of the talk, in per cent. */
  balance: TableRoots['balance']
  /** Who has sat down here while the round was on, and when. */
  newcomers: TableRoots['newcomers']
  /** Ideas of other tables that travellers brought, by ids of their own. */
  guests: Readonly<Record<string, GuestIdea>>
  /** Everyone else whose tab is open here. */
  presence: readonly Presence[]
}

export interface OpenTable {
  readonly tableId: string
  readonly store: StoreApi<TableState>
  readonly document: SharedDocument
  /** Shows the others what one is writing or carrying. */
  show(presence: Partial<Pick<Presence, 'writing' | 'carrying'>>): void
  close(): void
}

const WATCHED = [
  'notes',
  'layout',
  'reactions',
  'recap',
  'speaking',
  'promise',
  'missing',
  'balance',
  'newcomers',
  'guests',
] as const
/** Roots of plain values that are read as they stand. */
const PLAIN = ['layout', 'recap', 'promise', 'missing', 'balance', 'newcomers', 'guests'] as const

/** A note as plain values; `null` for what is not a note. */
export function readNote(id: string, value: unknown): TableNote | null {
  if (!(value instanceof Y.Map)) return null
  const text: unknown = value.get('text')
  if (!(text instanceof Y.Text)) return null
  const field = <T extends string>(name: string): T | undefined => {
    const found: unknown = value.get(name)
    return typeof found === 'string' ? (found as T) : undefined
  }
  const createdAt: unknown = value.get('createdAt')
  const voice = field('voice')
  const buildsOn = field('buildsOn')
  const lang = field('lang')
  const credit = field<Credit>('credit')
  const consent = field<Consent>('consent')
  const signed = value.get('signed') as CreditLabel | undefined
  return {
    id,
    text: text.toString(),
    author: field('author') ?? null,
    ...(voice ? { voice } : {}),
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    ...(buildsOn ? { buildsOn } : {}),
    ...(lang ? { lang } : {}),
    ...(credit ? { credit } : {}),
    ...(consent ? { consent } : {}),
    ...(signed ? { signed } : {}),
  }
}

const inOrder = (notes: Readonly<Record<string, TableNote>>): string[] =>
  Object.values(notes)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)

type Changes = Pick<TableState, (typeof WATCHED)[number] | 'order'>

/** The table as it reads after some records changed; `null` reads everything. What did not change keeps its identity. */
export function readTable(doc: Y.Doc, before: Changes | null, touched: ReadonlySet<string> | null): Partial<Changes> {
  const keysOf = (root: string) =>
    touched ? [...touched].filter((key) => key.startsWith(`${root}/`)).map((key) => key.slice(root.length + 1)) : null
  const after: Partial<Changes> = {}

  const noteKeys = keysOf('notes')
  if (!noteKeys || !before || noteKeys.length) {
    const source = doc.getMap('notes')
    const notes = { ...(noteKeys && before ? before.notes : {}) }
    for (const id of noteKeys ?? source.keys()) {
      const note = readNote(id, source.get(id))
      if (note) notes[id] = note
      else delete notes[id]
    }
    after.notes = notes
    const same = before && noteKeys?.every((id) => id in notes === id in before.notes)
    after.order = same ? before.order : inOrder(notes)
  }

  for (const root of PLAIN)
    if (!touched || keysOf(root)?.length) Object.assign(after, { [root]: doc.getMap(root).toJSON() })
  if (!touched || keysOf('speaking')?.length) {
    after.speaking = { ...emptyFloor, ...(doc.getMap('speaking').toJSON() as Partial<Speaking>) }
  }
  const reacted = keysOf('reactions')
  if (!touched || reacted?.length) after.reactions = readReactions(doc, before?.reactions ?? {}, reacted)
  return after
}

function readReactions(doc: Y.Doc, before: TableState['reactions'], keys: string[] | null): TableState['reactions'] {
  const source = doc.getMap<Reaction>('reactions')
  const after: Record<string, Record<string, Reaction>> = {}
  for (const [key, reaction] of source.entries()) {
    const at = key.indexOf(':')
    const of = key.slice(0, at)
    after[of] = { ...after[of], [key.slice(at + 1)]: reaction }
  }
  const touched = keys && new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))
  if (touched) for (const id of Object.keys(after)) if (!touched.has(id) && before[id]) after[id] = before[id]
  return after
}

interface Options {
  cafeId: string
  tableId: string
  participantId: string | undefined
  leftOver: (words: OwnWords[], waits?: true) => void
}

/** Opens a table's document and keeps it as plain values, record by record. */
export function openTable({ cafeId, tableId, participantId, leftOver }: Options): OpenTable {
  const document = openDocument(tableDocument(cafeId, tableId), {
    as: participantId,
    presence: { participantId: participantId ?? '' },
    leftOver,
  })
  const store = createStore<TableState>(() => ({
    tableId,
    arrived: false,
    notes: {},
    order: [],
    layout: {},
    reactions: {},
    recap: {},
    newcomers: {},
    speaking: emptyFloor,
    promise: {},
    missing: {},
    balance: {},
    guests: {},
    presence: [],
  }))
  let stop: (() => void) | undefined
  let watched: Y.Doc | undefined

  function watch() {
    const { doc, provider, arrived } = document.state.getState()
    if (arrived !== store.getState().arrived) store.setState({ arrived })
    if (doc === watched) return
    watched = doc
    stop?.()
    for (const root of WATCHED) doc.getMap(root)
    const after = (transaction: Y.Transaction) => {
      const touched = touchedKeys(transaction)
      if (touched.size) store.setState((before) => readTable(doc, before, touched))
    }
    const present = () => {
      store.setState({ presence: readPresence(provider.awareness.getStates(), doc.clientID, participantId) })
    }
    doc.on('afterTransaction', after)
    provider.awareness.on('change', present)
    stop = () => {
      doc.off('afterTransaction', after)
      provider.awareness.off('change', present)
    }
    store.setState((before) => readTable(doc, before, null))
    present()
  }
  const unsubscribe = document.state.subscribe(watch)
  watch()

  return {
    tableId,
    store,
    document,
    show({ writing, carrying }) {
      const { awareness } = document.state.getState().provider
      awareness.setLocalState({
        ...awareness.getLocalState(),
        ...(writing === undefined ? {} : { writing }),
        ...(carrying === undefined ? {} : flat(carrying)),
      })
    },
    close() {
      unsubscribe()
      stop?.()
      document.close()
    },
  }
}

/** Presence is flat on the wire: the server takes no other. */
const flat = (carrying: Presence['carrying']) => ({
  carrying: carrying?.noteId ?? null,
  carryX: carrying?.x ?? null,
  carryY: carrying?.y ?? null,
})

type States = ReadonlyMap<number, Record<string, unknown>>

/** Others' presence; people with two tabs appear once, with what either of them writes. */
export function readPresence(states: States, ownClient: number, ownId: string | undefined): Presence[] {
  const people = new Map<string, Presence>()
  for (const [client, state] of states) {
    const { participantId, name } = state
    if (client === ownClient || typeof participantId !== 'string' || participantId === ownId) continue
    const before = people.get(participantId)
    people.set(participantId, {
      participantId,
      name: typeof name === 'string' ? name : '',
      writing: typeof state.writing === 'string' ? state.writing : (before?.writing ?? null),
      carrying: readCarrying(state) ?? before?.carrying ?? null,
    })
  }
  return [...people.values()]
}

function readCarrying({ carrying, carryX, carryY }: Record<string, unknown>): Presence['carrying'] {
  if (typeof carrying !== 'string' || typeof carryX !== 'number' || typeof carryY !== 'number') return null
  return { noteId: carrying, x: carryX, y: carryY }
}
