import type { Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import { BENDS, garble } from './bend.ts'
import { doSomething } from './deeds.ts'
import type { Landmarks } from './landmarks.ts'
import { Pen } from './pen.ts'
import { encodeUpdate, modelOf, type UpdateModel } from './update-codec.ts'
import { type Character, load, newClient, type World } from './world.ts'

/** An update that somebody sends, and how it came about. */
export interface Attempt {
  bytes: Uint8Array
  kind: string
  /** What was bent, one by one. */
  bends: string[]
}

const NAMES = Object.keys(BENDS)

/** Something that `who` might send: the deeds of a screen, bent; structs by hand; both in one; and what is no update at all. */
export function attempt(world: World, marks: Landmarks, who: Character, rng: Rng): Attempt {
  const chance = rng.int(100)
  if (chance < 12) return { bytes: deeds(world, who, rng).update, kind: 'deeds', bends: [] }
  if (chance < 40) return bent('deeds, bent', modelOf(deeds(world, who, rng).update), world, marks, rng)
  if (chance < 62) return { bytes: encodeUpdate(byHand(world, marks, who, rng)), kind: 'by hand', bends: [] }
  if (chance < 76) return bent('by hand, bent', byHand(world, marks, who, rng), world, marks, rng)
  if (chance < 90) {
    const { update, doc, client } = deeds(world, who, rng)
    const model = modelOf(update)
    append(model, byHand(world, marks, who, rng, rng.int(3) ? [client, Y.getState(doc.store, client)] : undefined))
    return bent('deeds and by hand', model, world, marks, rng)
  }
  if (chance < 97) return { bytes: garble(deeds(world, who, rng).update, rng), kind: 'garbled', bends: [] }
  if (chance < 99)
    return { bytes: Y.convertUpdateFormatV1ToV2(deeds(world, who, rng).update), kind: 'version 2', bends: [] }
  return { bytes: Uint8Array.from({ length: rng.int(60) }, () => rng.int(256)), kind: 'noise', bends: [] }
}

const deeds = (world: World, who: Character, rng: Rng) =>
  doSomething(world, who, rng, (client) => load(world.kind, world.state, client))

function byHand(
  world: World,
  marks: Landmarks,
  who: Character,
  rng: Rng,
  at?: [client: number, clock: number],
): UpdateModel {
  const model: UpdateModel = { sections: [], deletes: [] }
  for (let n = rng.int(8) ? 1 : 2; n > 0; n--) {
    const client = rng.int(2) ? rng.pick(who.clients) : newClient(rng, world.owners)
    const [id, clock] = at ?? [client, Y.getState(world.doc.store, client)]
    const pen = new Pen(world, marks, who.id, id, clock, rng)
    for (let deed = 1 + rng.int(2); deed > 0; deed--) pen.write()
    append(model, { sections: [pen.section], deletes: pen.deletes })
  }
  return model
}

/** Puts one update after another: into the same section where a client has one, as Yjs asks. */
function append(model: UpdateModel, { sections, deletes }: UpdateModel): void {
  for (const section of sections) {
    const same = model.sections.find(({ client }) => client === section.client)
    if (same) same.structs.push(...section.structs)
    else if (section.structs.length) model.sections.push(section)
  }
  for (const { client, ranges } of deletes) {
    const same = model.deletes.find((one) => one.client === client)
    if (same) same.ranges = [...same.ranges, ...ranges].sort((a, b) => a.clock - b.clock)
    else model.deletes.push({ client, ranges })
  }
}

function bent(kind: string, model: UpdateModel, world: World, marks: Landmarks, rng: Rng): Attempt {
  const bends: string[] = []
  for (let n = rng.int(5) ? 1 : 2 + rng.int(3); n > 0; n--) {
    const name = rng.pick(NAMES)
    BENDS[name]?.(model, { world, marks, rng })
    bends.push(name)
  }
  return { bytes: encodeUpdate(model), kind, bends }
}
