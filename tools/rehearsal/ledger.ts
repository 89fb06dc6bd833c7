import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'

/** What everybody may know of a guest where credit is given. */
export interface Author {
  participantId: string
  name: string
  /** Empty when none was given. */
  organisation: string
  credit: Credit
}

/** A note as its author wrote it, with all that the exports must say of it. */
export interface WrittenNote {
  id: string
  author: Author
  tableId: string
  /** From 0. */
  round: number
  text: string
  lang: string
  buildsOn?: string
  credit?: Credit
  consent?: Consent
}

/** Lengths of a note's text after each time that its author typed, and when that was, by `performance.now()`. */
interface Step {
  length: number
  at: number
}

export interface WrittenTheme {
  id: string
  name: string
  description: string
  /** `tableId/noteId` */
  places: Set<string>
}

export interface WrittenRecap {
  tableId: string
  round: number
  text: string
}

/** All that guests and host did, on record beside the café: the exports are held to it. */
export class Ledger {
  readonly notes = new Map<string, WrittenNote>()
  readonly themes = new Map<string, WrittenTheme>()
  readonly recaps: WrittenRecap[] = []
  /** From an author's own document to another person's, one for each who saw it, in ms. */
  readonly delays: number[] = []
  readonly #steps = new Map<string, Step[]>()
  readonly #byTable = new Map<string, WrittenNote[]>()

  wrote(note: WrittenNote): void {
    this.notes.set(note.id, note)
    this.#steps.set(note.id, [{ length: note.text.length, at: performance.now() }])
    const there = this.#byTable.get(note.tableId)
    if (there) there.push(note)
    else this.#byTable.set(note.tableId, [note])
  }

  grew(id: string, text: string): void {
    const note = this.notes.get(id)
    if (!note) return
    note.text = text
    this.#steps.get(id)?.push({ length: text.length, at: performance.now() })
  }

  at(tableId: string): readonly WrittenNote[] {
    return this.#byTable.get(tableId) ?? []
  }

  /**
   * Somebody else's document has a note's text up to this length.
   * @param seen  how many steps of it that document had before
   * @returns how many it has now
   */
  arrived(id: string, length: number, seen: number): number {
    const now = performance.now()
    const steps = this.#steps.get(id) ?? []
    let count = seen
    for (let step = steps[count]; step && step.length <= length; step = steps[++count]) this.delays.push(now - step.at)
    return count
  }
}
