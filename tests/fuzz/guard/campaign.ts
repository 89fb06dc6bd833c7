import { judge } from '@tablecloth/server/sync/guard/judge.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import type { Tally } from '../tally.ts'
import { attempt } from './hostile.ts'
import { landmarksOf } from './landmarks.ts'
import { examine, sameBytes } from './oracle.ts'
import { type Character, makeWorld, type World } from './world.ts'

/** Updates that are fired at one world before the next is made. */
export const A_WORLD = 100

/** Something that the guard let through and should not have, or that threw; enough to do it again. */
export interface Missed {
  /** The world's seed, and the how-manieth update in it. */
  world: number
  update: number
  writer: string
  how: string
  faults: string[]
  bytes: string
}

export type Judge = typeof judge

/** Fires updates at one seeded world, and has every verdict examined. `judging` is the guard, or what stands in for it. */
export function fire(seed: number, updates: number, tally: Tally, judging: Judge = judge): Missed[] {
  const rng = createRng(seed)
  const missed: Missed[] = []
  let world = makeWorld(rng)
  let marks = landmarksOf(world.doc)
  for (let n = 0; n < updates; n++) {
    const who = rng.pick(rng.int(8) ? world.people.slice(0, 4) : world.people)
    const { bytes, kind, bends } = attempt(world, marks, who, rng)
    const { outcome, faults, next } = shoot(world, who, bytes, judging, rng)
    tally.add(kind, bends, outcome)
    if (faults.length) {
      const how = [kind, ...bends].join(', ')
      missed.push({ world: seed, update: n, writer: who.id, how, faults, bytes: Buffer.from(bytes).toString('base64') })
    }
    if (!next || faults.length) continue
    if (!isAsItWas(world)) missed.push(touched(seed, n))
    world = next
    marks = landmarksOf(world.doc)
  }
  if (!isAsItWas(world)) missed.push(touched(seed, updates))
  return missed
}

/** Byte for byte: too dear to be asked after each of the thousands that are refused. */
const isAsItWas = ({ doc, state }: World): boolean => sameBytes(Y.encodeStateAsUpdate(doc), state)

const touched = (world: number, update: number): Missed => ({
  world,
  update,
  writer: '',
  how: 'one of those before',
  faults: ['the document was changed by being judged'],
  bytes: '',
})

/** Roots, keys and structs of a document, counted: what judging could touch by mistake. */
function extentOf({ share, store }: Y.Doc): number {
  let extent = share.size
  for (const type of share.values()) extent += type._map.size
  for (const structs of store.clients.values()) extent += structs.length
  return extent
}

interface Shot {
  outcome: string
  faults: string[]
  /** The world with it, where it goes on from there. */
  next: World | null
}

function shoot(world: World, who: Character, bytes: Uint8Array, judging: Judge, rng: Rng): Shot {
  const { kind, doc, owners, phantoms } = world
  const extent = extentOf(doc)
  try {
    const verdict = judging(doc, bytes, {
      participantId: asId(who.id),
      standing: who.standing,
      voices: [],
      rules: WRITES[kind].roots,
      ownerOf: (client) => (owners.has(client) ? asId(owners.get(client) ?? '') : null),
      count: (root) => doc.getMap(root).size + (phantoms[root] ?? 0),
    })
    const faults = extentOf(doc) === extent ? [] : ['the document was changed by being judged']
    if (!verdict.ok) return { outcome: verdict.refusal.code, faults, next: null }
    const after = examine({ world, writer: who, update: bytes, said: verdict })
    faults.push(...after.faults)
    if (!after.changed) return { outcome: 'nothing new', faults, next: null }
    const bound = new Map(owners)
    for (const client of verdict.clients) bound.set(client, who.id)
    const state = Y.encodeStateAsUpdate(after.doc)
    // Most worlds stay as they were made, so that one update does not stand in the light of the next.
    const next = rng.int(3) ? null : { ...world, doc: after.doc, owners: bound, state }
    return { outcome: 'changed it', faults, next }
  } catch (error) {
    return { outcome: 'threw', faults: [`threw: ${error instanceof Error ? error.stack : error}`], next: null }
  }
}
