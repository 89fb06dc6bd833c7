import { randomBytes } from 'node:crypto'
import { makeId, type NoteId } from '@tablecloth/shared/ids.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { REACTIONS } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import type { Ledger, WrittenNote } from './ledger.ts'
import { type Closes, Sheet } from './sheet.ts'
import type { Wire } from './wire.ts'

export interface Place {
  x: number
  y: number
  colour?: string
}

/** A tablecloth on one person's screen. */
export class Cloth {
  readonly tableId: string
  readonly sheet: Sheet
  readonly #ledger: Ledger
  readonly #notes: Y.Map<Y.Map<unknown>>

  constructor(wire: Wire, cafeId: string, tableId: string, token: string, closes: Closes, ledger: Ledger) {
    this.tableId = tableId
    this.sheet = new Sheet(wire, tableDocument(cafeId, tableId), token, closes, true)
    this.#ledger = ledger
    this.#notes = this.sheet.doc.getMap('notes')
    this.#watch()
  }

  /** Looks for what others write while this person is there. */
  #watch(): void {
    const seen = new Map<string, number>()
    this.#notes.observeDeep((events, { local }) => {
      if (local || !this.sheet.isOpen) return
      for (const event of events) {
        const [within] = event.path
        const ids = within === undefined ? event.keys.keys() : [String(within)]
        for (const id of ids) seen.set(id, this.#ledger.arrived(id, this.#text(id)?.length ?? 0, seen.get(id) ?? 0))
      }
    })
  }

  #text(id: string): Y.Text | undefined {
    const text = this.#notes.get(id)?.get('text')
    return text instanceof Y.Text ? text : undefined
  }

  write(note: Omit<WrittenNote, 'id' | 'tableId'>, place: Place): string {
    const id = makeId<NoteId>({ bytes: randomBytes }, 16)
    const { author, text, lang, buildsOn, credit, consent } = note
    // On record first: an answer could come before this function ends.
    this.#ledger.wrote({ ...note, id, tableId: this.tableId })
    this.sheet.doc.transact(() => {
      const fields = Object.entries({ lang, buildsOn, credit, consent }).filter(([, value]) => value !== undefined)
      const made = new Y.Map<unknown>(fields)
      made.set('text', new Y.Text(text))
      made.set('author', author.participantId)
      made.set('createdAt', Date.now())
      this.#notes.set(id, made)
      this.sheet.doc.getMap('layout').set(id, place)
    })
    return id
  }

  /** Types on at the end of one's own note. */
  type(id: string, more: string): void {
    const text = this.#text(id)
    if (!text) return
    this.#ledger.grew(id, text.toString() + more)
    text.insert(text.length, more)
  }

  react(id: string, participantId: string, reaction: (typeof REACTIONS)[number]): void {
    this.sheet.doc.getMap('reactions').set(`${id}:${participantId}`, reaction)
  }

  move(id: string, x: number, y: number): void {
    const layout = this.sheet.doc.getMap<Place>('layout')
    layout.set(id, { ...layout.get(id), x, y })
  }

  recap(round: number, text: string): void {
    this.#ledger.recaps.push({ tableId: this.tableId, round, text })
    this.sheet.doc.getMap('recap').set(String(round), text)
  }

  /** Ids of the notes that lie here, of others than this person. */
  ofOthers(participantId: string): string[] {
    return [...this.#notes].filter(([, note]) => note.get('author') !== participantId).map(([id]) => id)
  }

  /** How many of the notes that were written at this table do not lie here word for word. */
  lacks(): number {
    return this.#ledger.at(this.tableId).filter(({ id, text }) => this.#text(id)?.toString() !== text).length
  }

  turns(): number {
    return this.sheet.value<number>('speaking', 'turns') ?? 0
  }
}
