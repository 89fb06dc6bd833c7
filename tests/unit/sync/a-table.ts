import type { WriteStanding } from '@tablecloth/server/sync/access.ts'
import { judge, type Verdict } from '@tablecloth/server/sync/guard/judge.ts'
import { LiveDocument } from '@tablecloth/server/sync/live-document.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'

export const TABLE = 'table/cafe-one/t1'
export const HARVEST = 'harvest/cafe-one'

/** Somebody with a document of their own. */
export class Person {
  readonly id: ParticipantId
  standing: WriteStanding | null
  /** For whom they may write besides themselves. */
  voices: string[] = []
  doc = new Y.Doc()
  online = true

  constructor(name: string, standing: WriteStanding | null = 'participant') {
    this.id = asId<ParticipantId>(name)
    this.standing = standing
  }

  get notes(): Y.Map<Y.Map<unknown>> {
    return this.doc.getMap('notes')
  }

  get layout(): Y.Map<unknown> {
    return this.doc.getMap('layout')
  }

  note(key: string): Y.Map<unknown> {
    const note = this.notes.get(key)
    if (!note) throw new Error(`no note ${key}`)
    return note
  }

  text(key: string): Y.Text {
    return this.note(key).get('text') as Y.Text
  }

  /** What a change of this person's document would send. */
  update(change: (doc: Y.Doc) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', listen)
    change(this.doc)
    this.doc.off('update', listen)
    return updates.length ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(this.doc, before)
  }
}

export function writeNote(
  doc: Y.Doc,
  key: string,
  author: string,
  text: string,
  more: Record<string, unknown> = {},
): void {
  const note = new Y.Map<unknown>(Object.entries({ author, createdAt: 1_700_000_000_000, ...more }))
  note.set('text', new Y.Text(text))
  doc.transact(() => doc.getMap('notes').set(key, note))
}

export function writeTheme(doc: Y.Doc, key: string, name: string): void {
  const theme = new Y.Map<unknown>([
    ['name', new Y.Text(name)],
    ['description', new Y.Text()],
    ['notes', new Y.Map()],
  ])
  doc.getMap('themes').set(key, theme)
}

/** A document on the server, and people around it; nothing but the guard decides what gets in. */
export class Table {
  readonly name: string
  live: LiveDocument
  readonly people: Person[]
  stored: Uint8Array[] = []

  constructor(name: string, people: Person[]) {
    this.name = name
    this.people = people
    this.live = this.#load()
  }

  /** The server's document as plain values. */
  get json(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.live.doc.share.keys()].sort().map((root) => [root, this.live.doc.getMap(root).toJSON()]),
    )
  }

  judge(person: Person, update: Uint8Array): Verdict {
    return judge(this.live.doc, update, {
      participantId: person.id,
      standing: person.standing,
      voices: person.voices,
      rules: this.live.rules ?? {},
      ownerOf: (clientId) => this.live.clients.get(clientId) ?? null,
      count: (root) => this.live.contents.count(root),
    })
  }

  /** Judges and, if that goes well, applies and relays. */
  send(person: Person, update: Uint8Array): Verdict {
    const verdict = this.judge(person, update)
    if (!verdict.ok) return verdict
    for (const client of verdict.clients) this.live.clients.set(client, person.id)
    this.write(() => Y.applyUpdate(this.live.doc, verdict.update), person)
    return verdict
  }

  /** A change of the server's document, told to everyone who is there. */
  write(change: (doc: Y.Doc) => void, except?: Person): void {
    const update = this.live.capture(() => change(this.live.doc))
    if (!update) return
    this.stored.push(update)
    for (const person of this.people) {
      if (person.online && person !== except) Y.applyUpdate(person.doc, update, 'remote')
    }
  }

  /** What two providers do when they meet. */
  sync(person: Person): Verdict {
    const mine = Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.live.doc))
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(this.live.doc, Y.encodeStateVector(person.doc)), 'remote')
    return this.send(person, mine)
  }

  /** Changes a person's document and sends what comes of it. */
  do(person: Person, change: (doc: Y.Doc) => void): Verdict {
    return this.send(person, person.update(change))
  }

  restart(): void {
    this.live = this.#load()
  }

  #load(): LiveDocument {
    const parts = parseDocumentName(this.name)
    if (!parts) throw new Error(this.name)
    return new LiveDocument(this.name, parts, { updates: this.stored, clients: this.live?.clients ?? new Map() })
  }
}
