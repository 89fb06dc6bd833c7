import * as Y from 'yjs'
import { isSamePicture, pictureOf } from './picture.ts'
import { clocksOf, load, type World } from './world.ts'

/** Whoever loads the document anew, and whoever follows it, has the same. */
export function copyFaults(world: World, doc: Y.Doc, state: Uint8Array, relayed: Uint8Array): string[] {
  const picture = pictureOf(doc)
  const again = load(world.kind, state)
  const follower = load(world.kind, world.state)
  Y.applyUpdate(follower, relayed)
  const faults: string[] = []
  for (const [who, copy] of [
    ['loads it anew', again],
    ['follows it', follower],
  ] as const) {
    if (!isSamePicture(pictureOf(copy), picture) || !sameVector(copy, doc))
      faults.push(`whoever ${who} has something else`)
    if (copy.store.pendingStructs || copy.store.pendingDs) faults.push(`whoever ${who} waits for what never comes`)
  }
  return faults
}

function sameVector(a: Y.Doc, b: Y.Doc): boolean {
  const [one, other] = [clocksOf(a), clocksOf(b)]
  return one.size === other.size && [...one].every(([client, clock]) => other.get(client) === clock)
}
