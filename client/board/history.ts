import * as Y from 'yjs'
import { oncePerDocument } from '../connection/once-per-document.ts'
import { OWN } from '../connection/shared-document.ts'

/** A note in plain values, to be laid down again; without a place where it lay nowhere. */
interface Note {
  id: string
  fields: [name: string, value: unknown][]
  place?: unknown
}

/** A note was laid down or taken away, after so many steps of the other kind. */
interface Step {
  act: 'made' | 'removed'
  note: Note
  after: number
}

type Way = 'undo' | 'redo'

/**
 * What one person did at a table, to take back and to do again, and nobody else's doing. Words and places are left to
 * Yjs's undo manager; notes as a whole are laid down anew under the id they had. Yjs, bringing back words inside a note that
 * it has brought back, may mistake where they lay (yjs/yjs, issue 794), and then no two readers would read the same.
 */
export class History {
  #doc: Y.Doc
  #words: Y.UndoManager
  #steps: Record<Way, Step[]> = { undo: [], redo: [] }

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#words = new Y.UndoManager([this.#notes, this.#layout], {
      trackedOrigins: new Set([OWN]),
      captureTransaction: ({ meta }) => !meta.has(History),
    })
    this.#words.on('stack-item-added', () => {
      if (!this.#words.undoing && !this.#words.redoing) this.#steps.redo = []
    })
  }

  get #notes(): Y.Map<Y.Map<unknown>> {
    return this.#doc.getMap('notes')
  }

  get #layout(): Y.Map<unknown> {
    return this.#doc.getMap('layout')
  }

  /** What comes next is a step of its own. */
  startStep(): void {
    this.#words.stopCapturing()
  }

  /** Lays down a note that is not there yet. */
  make(note: Note): void {
    this.#layDown(note)
    this.#remember('made', note)
  }

  remove(id: string): void {
    const note = this.#takeAway(id)
    if (note) this.#remember('removed', note)
  }

  undo(): void {
    this.#go('undo')
  }

  redo(): void {
    this.#go('redo')
  }

  #remember(act: Step['act'], note: Note): void {
    this.#words.clear(false, true)
    this.#words.stopCapturing()
    this.#steps.undo.push({ act, note, after: this.#words.undoStack.length })
    this.#steps.redo = []
  }

  /** One step back or forth, over those of which nothing is left to do. */
  #go(way: Way): void {
    for (;;) {
      const step = this.#steps[way].at(-1)
      if (!step || this.#stack(way).length > step.after) {
        if (this.#words[way]() || !step) return
        continue
      }
      this.#steps[way].pop()
      const isBack = (step.act === 'removed') === (way === 'undo')
      const note = isBack ? this.#layDown(step.note) : this.#takeAway(step.note.id)
      if (!note) continue
      const other = way === 'undo' ? 'redo' : 'undo'
      this.#words.stopCapturing()
      this.#steps[other].push({ act: step.act, note, after: this.#stack(other).length })
      return
    }
  }

  #stack(way: Way): unknown[] {
    return way === 'undo' ? this.#words.undoStack : this.#words.redoStack
  }

  /** `null` when a note of this id is there. */
  #layDown(note: Note): Note | null {
    const { id, fields, place } = note
    if (this.#notes.has(id)) return null
    this.#change(() => {
      const values = fields.map(([name, value]) => [name, name === 'text' ? new Y.Text(String(value)) : value] as const)
      this.#notes.set(id, new Y.Map(values))
      if (place !== undefined) this.#layout.set(id, place)
    })
    return note
  }

  /** The note as it was; `null` when it is not there any more. */
  #takeAway(id: string): Note | null {
    const there = this.#notes.get(id)
    if (!there) return null
    const fields = Object.entries(there.toJSON())
    const note: Note = { id, fields, ...(this.#layout.has(id) ? { place: this.#layout.get(id) } : {}) }
    this.#change(() => {
      this.#notes.delete(id)
      this.#layout.delete(id)
    })
    return note
  }

  #change(what: () => void): void {
    this.#doc.transact((transaction) => {
      transaction.meta.set(History, true)
      what()
    }, OWN)
  }
}

export const historyOf = oncePerDocument((doc) => new History(doc))
