import type { Verdict } from '@tablecloth/server/sync/guard/judge.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HARVEST, Person, TABLE, Table, writeNote, writeTheme } from './a-table.ts'

/** Honest people, who do anything that the screen lets them do, in any order, with any network. */
class Someone extends Person {
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

  #begin(): Y.UndoManager {
    // Who comes first among equals hangs on client ids, so a seed has to give those too.
    this.doc.clientID = 2000 + this.#rng.int(1e9)
    return new Y.UndoManager(
      this.#roots.map((root) => this.doc.getMap(root)),
      { captureTimeout: 0 },
    )
  }
}

type Deed = (person: Someone, rng: Rng, step: number) => void

const words = ['listen', 'حوار', 'trust 🌱', 'first', ' and ', '\n']
const retype = (text: Y.Text, rng: Rng): void => {
  if (text.length && rng.int(3) === 0) {
    const at = rng.int(text.length)
    text.delete(at, 1 + rng.int(text.length - at))
  } else text.insert(rng.int(text.length + 1), rng.pick(words))
}

const own = (person: Person) => [...person.notes.keys()].filter((key) => person.note(key).get('author') === person.id)

const tableDeeds: Deed[] = [
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
    if (mine.length) retype(person.text(rng.pick(mine)), rng)
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
const harvestDeeds: Deed[] = [
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
    if (keys.length && rng.int(3) === 0) themesOf(person).delete(rng.pick(keys))
  },
]

function play(seed: number, name: string, roots: string[], deeds: Deed[]): void {
  const rng = createRng(seed)
  const people = ['amal', 'bo', 'chen'].map((id) => new Someone(id, roots, rng))
  const table = new Table(name, people)
  const taken = (person: Someone, what: string, act: () => Verdict) => {
    const verdict = act()
    expect(verdict.ok ? null : { seed, who: person.id, what, refusal: verdict.refusal }).toBeNull()
  }
  for (let step = 0; step < 60; step++) {
    const person = rng.pick(people)
    const chance = rng.int(100)
    if (chance < 6) person.online = false
    else if (chance < 14) {
      if (rng.int(3) === 0) person.reload()
      person.online = true
      taken(person, 'comes back', () => table.sync(person))
    } else if (chance < 17) table.restart()
    else if (chance < 20 && name === TABLE) {
      const keys = [...table.live.doc.getMap('notes').keys()]
      if (keys.length) table.write((doc) => doc.getMap('notes').delete(rng.pick(keys)))
    } else {
      const act = () => {
        if (chance < 30) person.undo.undo()
        else if (chance < 36) person.undo.redo()
        else rng.pick(deeds)(person, rng, step)
      }
      if (person.online) taken(person, `in step ${step}`, () => table.do(person, act))
      else act()
    }
  }
  for (const person of people) {
    person.online = true
    taken(person, 'comes back at the end', () => table.sync(person))
  }
  // Once more, for what the last to come back has brought.
  for (const person of people) taken(person, 'is all there', () => table.sync(person))
  const everything = Y.encodeStateAsUpdate(table.live.doc)
  const again = new Y.Doc()
  Y.applyUpdate(again, everything)
  for (const { doc, id } of people) {
    for (const root of roots) {
      expect(doc.getMap(root).toJSON(), `seed ${seed}: ${id} has ${root}`).toEqual(again.getMap(root).toJSON())
    }
  }
  expect(table.live.doc.store.pendingStructs).toBeNull()
}

describe('honest people', () => {
  it('[SY6] are never refused and end up with the same cloth, in 300 seeded meetings', { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= 300; seed++) play(seed, TABLE, ['notes', 'layout', 'reactions'], tableDeeds)
  })

  it('[SY6] are never refused and end up with the same harvest, in 150 seeded meetings', { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= 150; seed++) play(seed, HARVEST, ['themes'], harvestDeeds)
  })
})
