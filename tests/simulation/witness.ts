import * as Y from 'yjs'
import { touchedKeys } from '../../client/connection/touched-keys.ts'
import type { Disk } from './disk.ts'
import type { Finding, Rule } from './faults.ts'

/** A word that somebody typed, which no other word contains. */
export interface Word {
  text: string
  tab: string
  document: string
  noteId: string
  /** The very record it was typed into: a note that is put back is another. */
  record: string
  doc: Y.Doc
  client: number
  /** Kept once its client's writing is kept up to here. */
  clock: number
  /** The tab said that it was saved. */
  saved: boolean
  /** It came back as left-over words. */
  returned: boolean
  /** Its author, or a host, took it away. */
  taken: boolean
}

type Range = [client: number, clock: number, length: number]

/** A transaction of somebody's own making. */
interface Edit {
  keys: Set<string>
  client: number
  clock: number
  deletes: Range[]
}

interface Watched {
  document: string
  person: string
  edits: Edit[]
}

/** Remembers what people did and were told, to be held against what is there at the end. */
export class Witness {
  readonly words: Word[] = []
  readonly faults: Finding[] = []
  /** What was deleted and shown as saved, by document. */
  #savedDeletes = new Map<string, Range[]>()
  #watched = new Map<Y.Doc, Watched>()
  #removed = new Set<string>()
  /** Notes whose deletion was taken back: of two records under one id, one gives way to the other. */
  #remade = new Set<string>()
  #disk: Disk

  constructor(disk: Disk) {
    this.#disk = disk
  }

  fault(rule: Rule, detail: string): void {
    this.faults.push({ rule, detail })
  }

  nextWord(): string {
    const number = this.words.length + 1
    return number % 3 ? `<${number}>` : `<${number}🌱حوار>`
  }

  /** From now on, all that is written in this document here is remembered. */
  watch(doc: Y.Doc, document: string, person: string): void {
    if (this.#watched.has(doc)) return
    const edits: Edit[] = []
    this.#watched.set(doc, { document, person, edits })
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      const keys = touchedKeys(transaction)
      if (!transaction.local || !keys.size) return
      const client = doc.clientID
      const deletes = [...transaction.deleteSet.clients].flatMap(([of, ranges]) =>
        ranges.map(({ clock, len }): Range => [of, clock, len]),
      )
      edits.push({ keys, client, clock: Y.getState(doc.store, client), deletes })
    })
  }

  /**
   * Does what somebody does in their own document, and notes which of the words that they see are gone by it.
   * `typed`: the words that it writes, and where.
   */
  own(doc: Y.Doc, act: () => void): void {
    const before = textsIn(doc)
    const records = recordsIn(doc)
    act()
    const after = textsIn(doc)
    for (const word of this.words) {
      if (!word.taken && before.includes(word.text) && !after.includes(word.text)) word.taken = true
    }
    const left = new Set(recordsIn(doc).values())
    for (const record of records.values()) if (!left.has(record)) this.#removed.add(record)
    const kept = new Set(records.values())
    for (const [noteId, record] of recordsIn(doc)) if (!kept.has(record)) this.#remade.add(noteId)
  }

  /**
   * Somebody takes these characters out. What stands there afterwards may read like a word that was cut, put together from
   * what is left of it and of another.
   */
  cutting(text: string, from: number, length: number): void {
    for (const word of this.words) {
      const at = text.indexOf(word.text)
      if (at >= 0 && at < from + length && at + word.text.length > from) word.taken = true
    }
  }

  /** A host takes a note away. */
  hiding(doc: Y.Doc, noteId: string): void {
    const record = recordsIn(doc).get(noteId)
    if (record) this.#removed.add(record)
    const text = textsIn(doc, noteId)
    for (const word of this.words) if (text.includes(word.text)) word.taken = true
  }

  typed(text: string, tab: string, document: string, doc: Y.Doc, noteId: string): void {
    const client = doc.clientID
    const record = recordsIn(doc).get(noteId) ?? ''
    const clock = Y.getState(doc.store, client)
    const word = {
      text,
      tab,
      document,
      noteId,
      record,
      doc,
      client,
      clock,
      saved: false,
      returned: false,
      taken: false,
    }
    this.words.push(word)
  }

  /** A tab shows these records as saved now. */
  saved(tab: string, document: string, doc: Y.Doc, keys: Iterable<string>): void {
    const edits = this.#watched.get(doc)?.edits ?? []
    for (const key of keys) {
      for (const edit of edits) {
        if (!edit.keys.delete(key)) continue
        if (edit.clock > this.#disk.durable(document, edit.client)) {
          this.fault('saved before it was kept', `${tab} shows ${key} of ${document} as saved`)
        }
        const deletes = this.#savedDeletes.get(document) ?? []
        this.#savedDeletes.set(document, deletes)
        deletes.push(...edit.deletes)
      }
      for (const word of this.words) if (word.doc === doc && `notes/${word.noteId}` === key) word.saved = true
    }
  }

  /** Words were handed back to their author. */
  returned(text: string): void {
    for (const word of this.words) if (text.includes(word.text)) word.returned = true
  }

  /** What is not kept of a document that its program gives up, and cannot save any more. */
  abandoned(document: string, doc: Y.Doc): void {
    for (const word of this.words) if (word.doc === doc && !this.#isKept(document, word)) word.returned = true
  }

  /** Looks for words that should be in the café's documents, which are these, or with their authors. */
  lookForWords(documents: readonly Y.Doc[]): void {
    const texts = documents.map((doc) => textsIn(doc)).join('\n')
    const records = new Set(documents.flatMap((doc) => [...recordsIn(doc).values()]))
    for (const { text, tab, document, noteId, record, saved, returned, taken } of this.words) {
      const gaveWay = this.#remade.has(noteId) && !records.has(record)
      if (taken || gaveWay || texts.includes(text) || this.#removed.has(record)) continue
      const which = `${text} of ${tab} in ${document}`
      if (saved) this.fault('saved words are lost', `${which} was shown as saved, and is gone`)
      else if (!returned) this.fault('words vanish', `${which} is neither kept nor given back`)
    }
  }

  /** Looks for what was shown as deleted for good, and is there. */
  lookForDeletions(document: string, isGone: (...range: Range) => boolean): void {
    for (const range of this.#savedDeletes.get(document) ?? []) {
      if (!isGone(...range)) this.fault('a saved deletion is undone', `${range.join(', ')} in ${document}`)
    }
  }

  /** Looks for client ids under which something is kept, and that are not their writer's. */
  lookForIds(document: string): void {
    for (const watched of this.#watched.values()) {
      if (watched.document !== document) continue
      for (const client of new Set(watched.edits.map((edit) => edit.client))) {
        const kept = this.#disk.durable(document, client) > 0
        const owner = this.#disk.ownerOf(document, client)
        if (kept && owner !== watched.person) {
          this.fault('an id is not its writer’s', `${client} in ${document} is ${owner}'s, not ${watched.person}'s`)
        }
      }
    }
  }

  #isKept(document: string, { client, clock }: Word): boolean {
    return clock <= this.#disk.durable(document, client)
  }
}

const notesIn = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')

/** All words of a document, or of one note. */
function textsIn(doc: Y.Doc, noteId?: string): string {
  const texts: string[] = []
  for (const [id, note] of notesIn(doc)) {
    const text: unknown = note.get('text')
    if ((noteId === undefined || noteId === id) && text instanceof Y.Text) texts.push(text.toString())
  }
  return texts.join('\n')
}

/** Note id → the item that holds it. */
function recordsIn(doc: Y.Doc): Map<string, string> {
  const records = new Map<string, string>()
  for (const [id, note] of notesIn(doc)) {
    const item = note._item
    if (item) records.set(id, `${item.id.client}:${item.id.clock}`)
  }
  return records
}
