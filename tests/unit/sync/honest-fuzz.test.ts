import type { Verdict } from '@tablecloth/server/sync/guard/judge.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HARVEST, TABLE, Table, writeNote } from './a-table.ts'
import { type Deed, harvestDeeds, Someone, tableDeeds } from './honest-deeds.ts'

const AT_A_TABLE = ['notes', 'layout', 'reactions']
const IN_THE_HARVEST = ['themes']

/** A host, who hides notes and puts them back, as the server does it for them. */
class Host {
  #hidden = new Map<string, { author: string; text: string }>()

  hide(table: Table, rng: Rng): void {
    const notes = [...table.live.doc.getMap<Y.Map<unknown>>('notes')]
    if (!notes.length) return
    const [key, note] = rng.pick(notes)
    this.#hidden.set(key, { author: String(note.get('author')), text: String(note.get('text')) })
    table.write((doc) => doc.getMap('notes').delete(key))
  }

  restore(table: Table, rng: Rng): void {
    const keys = [...this.#hidden.keys()]
    if (!keys.length) return
    const key = rng.pick(keys)
    const { author, text } = this.#hidden.get(key) ?? { author: '', text: '' }
    this.#hidden.delete(key)
    if (!table.live.doc.getMap('notes').has(key)) table.write((doc) => writeNote(doc, key, author, text))
  }
}

/** Four screens of three people: one of them has brought a phone besides. */
class Meeting {
  readonly table: Table
  readonly people: Someone[]
  #seed: number
  #roots: string[]
  #deeds: Deed[]
  #rng: Rng
  #host = new Host()

  constructor(seed: number, name: string, roots: string[], deeds: Deed[]) {
    this.#seed = seed
    this.#roots = roots
    this.#deeds = deeds
    this.#rng = createRng(seed)
    this.people = ['amal', 'bo', 'chen', 'amal'].map((id) => new Someone(id, roots, this.#rng))
    this.table = new Table(name, this.people)
  }

  play(steps: number): void {
    for (let step = 0; step < steps; step++) this.#step(step)
    for (const person of this.people) this.#comeBack(person)
    // Once more, for what the last to come back has brought.
    for (const person of this.people) this.#comeBack(person)
    this.#agree()
  }

  #step(step: number): void {
    const rng = this.#rng
    const person = rng.pick(this.people)
    const chance = rng.int(100)
    if (chance < 6) person.online = false
    else if (chance < 14) {
      if (rng.int(3) === 0) person.reload()
      this.#comeBack(person)
    } else if (chance < 17) this.table.restart()
    else if (chance < 20 && this.table.name === TABLE) {
      if (rng.int(2)) this.#host.hide(this.table, rng)
      else this.#host.restore(this.table, rng)
    } else if (chance < 22) person.changeClient()
    else this.#act(person, step)
  }

  /** Online, one thing at a time, or several that reach the server in one update. */
  #act(person: Someone, step: number): void {
    const rng = this.#rng
    const act = () => {
      for (let n = rng.int(5) ? 1 : 4; n > 0; n--) {
        const chance = rng.int(78)
        if (chance < 8) person.undo.undo()
        else if (chance < 14) person.undo.redo()
        else rng.pick(this.#deeds)(person, rng, step * 10 + n)
      }
    }
    if (person.online) this.#taken(person, `in step ${step}`, this.table.do(person, act))
    else act()
  }

  /** Most say what the server lacks; some, knowing nothing of it, say all that they have. */
  #comeBack(person: Someone): void {
    person.online = true
    if (this.#rng.int(4) === 0) {
      this.#taken(person, 'sends everything', this.table.send(person, Y.encodeStateAsUpdate(person.doc)))
    }
    this.#taken(person, 'comes back', this.table.sync(person))
  }

  #taken(person: Someone, what: string, verdict: Verdict): void {
    const refusal = verdict.ok ? null : { seed: this.#seed, who: person.id, what, refusal: verdict.refusal }
    expect(refusal).toBeNull()
  }

  #agree(): void {
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(this.table.live.doc))
    for (const { doc, id } of this.people) {
      for (const root of this.#roots) {
        const what = `seed ${this.#seed}: ${id} has ${root}`
        expect(doc.getMap(root).toJSON(), what).toEqual(again.getMap(root).toJSON())
      }
    }
    expect(this.table.live.doc.store.pendingStructs).toBeNull()
  }
}

describe('honest people', () => {
  it('[SY6] are never refused and end up with the same cloth, in 200 seeded meetings', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= 200; seed++) new Meeting(seed, TABLE, AT_A_TABLE, tableDeeds).play(60)
  })

  it('[SY6] are never refused and end up with the same harvest, in 100 seeded meetings', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= 100; seed++) new Meeting(seed, HARVEST, IN_THE_HARVEST, harvestDeeds).play(60)
  })

  it('[SY6] come back with a thousand edits at once, and with all that they have', { timeout: 120_000 }, () => {
    for (const [seed, name, roots, deeds] of [
      [1, TABLE, AT_A_TABLE, tableDeeds],
      [2, HARVEST, IN_THE_HARVEST, harvestDeeds],
    ] as const) {
      const rng = createRng(`away ${seed}`)
      const meeting = new Meeting(seed, name, roots, deeds)
      const [away] = meeting.people
      if (!away) throw new Error('nobody is there')
      away.online = false
      for (let edit = 0; edit < 1000; edit++) {
        if (edit % 9 === 8) away.undo.undo()
        else rng.pick(deeds)(away, rng, edit)
      }
      meeting.play(40)
    }
  })
})
