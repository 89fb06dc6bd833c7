import type { Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import { Person, writeNote, writeTheme } from './a-table.ts'

/** Honest people, who do anything that the screen lets them do, in any order, with any network. */
export class Someone extends Person {
  undo: Y.UndoManager
  #roots: string[]
  #rng: Rng

  constructor(name: string, roots: string[], rng: Rng) {
    super(name)
    this.#roots = roots
    this.#rng = rng
    this.undo = this.#begin()
  }

  /** The page is opened again: what was written and not yet sent is still there, under the id that wrote it. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, kept, 'kept')
    this.undo = this.#begin()
  }

  /** Another client id in mid-session, as Yjs gives itself one when it meets its own in what it is told. */
  changeClient(): void {
    // Who comes first among equals hangs on client ids, so a seed has to give those too.
    this.doc.clientID = 2000 + this.#rng.int(1e9)
  }

  #begin(): Y.UndoManager {
    this.changeClient()
    // Steps of single changes, or of all that is done within a moment, as the screen takes them.
    const captureTimeout = this.#rng.int(2) ? 0 : 500
    return new Y.UndoManager(
      this.#roots.map((root) => this.doc.getMap(root)),
      { captureTimeout },
    )
  }
}

export type Deed = (person: Someone, rng: Rng, step: number) => void

const words = ['listen', 'حوار', 'trust 🌱', 'first', ' and ', '\n']
const retype = (text: Y.Text, rng: Rng): void => {
  if (text.length && rng.int(3) === 0) {
    const at = rng.int(text.length)
    text.delete(at, 1 + rng.int(text.length - at))
  } else text.insert(rng.int(text.length + 1), rng.pick(words))
}

/** Many letters one by one, and some of them taken back: each its own update. */
const typeAtLength = (text: Y.Text, rng: Rng): void => {
  for (let n = 10 + rng.int(30); n > 0; n--) {
    const at = rng.int(4) ? text.length : rng.int(text.length + 1)
    if (at && rng.int(5) === 0) text.delete(at - 1, 1)
    else text.insert(at, rng.pick(['a', 'ش', '🌱', ' ', '\n']))
  }
}

const own = (person: Person) => [...person.notes.keys()].filter((key) => person.note(key).get('author') === person.id)

export const tableDeeds: Deed[] = [
  (person, rng, step) => {
    const more = rng.int(2) ? { buildsOn: 'note-0000', credit: 'name' } : {}
    writeNote(person.doc, `note-${person.id}-${step}`, person.id, rng.pick(words), more)
  },
  (person, rng, step) =>
    person.doc.transact(() => {
      writeNote(person.doc, `note-${person.id}-${step}`, person.id, '')
      person.layout.set(`note-${person.id}-${step}`, { x: step, y: rng.int(100), colour: 'rose' })
    }),
  (person, rng) => {
    const mine = own(person)
    if (mine.length) retype(person.text(rng.pick(mine)), rng)
  },
  (person, rng) => {
    const mine = own(person)
    if (mine.length) typeAtLength(person.text(rng.pick(mine)), rng)
  },
  (person, rng) => {
    const mine = own(person)
    if (!mine.length) return
    const note = person.note(rng.pick(mine))
    if (rng.int(3)) note.set('consent', rng.pick(['table', 'cafe', 'public']))
    else note.delete('consent')
  },
  (person, rng) => {
    const mine = own(person)
    if (mine.length && rng.int(2)) person.notes.delete(rng.pick(mine))
  },
  (person, rng) => {
    const keys = [...person.notes.keys()]
    if (!keys.length) return
    const key = rng.pick(keys)
    if (rng.int(5)) person.layout.set(key, { x: rng.int(900), y: rng.int(900) })
    else person.layout.delete(key)
  },
  (person, rng) => {
    const keys = [...person.notes.keys()]
    if (!keys.length) return
    const reactions = person.doc.getMap('reactions')
    const key = `${rng.pick(keys)}:${person.id}`
    if (reactions.has(key)) reactions.delete(key)
    else reactions.set(key, 'spark')
  },
]

const themesOf = (person: Person) => person.doc.getMap<Y.Map<Y.Text & Y.Map<true>>>('themes')
export const harvestDeeds: Deed[] = [
  (person, rng, step) => writeTheme(person.doc, `theme-${person.id}-${step}`, rng.pick(words)),
  (person, rng) => {
    const themes = [...themesOf(person).values()]
    if (themes.length) retype(rng.pick(themes).get(rng.pick(['name', 'description'])) as Y.Text, rng)
  },
  (person, rng) => {
    const themes = [...themesOf(person).values()]
    if (!themes.length) return
    const gathered = rng.pick(themes).get('notes') as Y.Map<true>
    const key = `t${rng.int(3)}/note-000${rng.int(5)}`
    if (gathered.has(key)) gathered.delete(key)
    else gathered.set(key, true)
  },
  (person, rng) => {
    const keys = [...themesOf(person).keys()]
    if (!keys.length) return
    const theme = themesOf(person).get(rng.pick(keys)) as Y.Map<unknown> | undefined
    if (rng.int(3)) theme?.set('within', rng.pick(keys))
    else theme?.delete('within')
  },
  (person, rng) => {
    const keys = [...themesOf(person).keys()]
    if (keys.length && rng.int(3) === 0) themesOf(person).delete(rng.pick(keys))
  },
]
