import { createRng } from '@tablecloth/shared/rng.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Tally } from '../tally.ts'
import { A_WORLD, fire, type Judge, type Missed } from './campaign.ts'
import { pictureOf } from './picture.ts'
import { encodeUpdate, modelOf } from './update-codec.ts'
import { load, makeWorld } from './world.ts'

const UPDATES = 10_000

/** Lets through whatever can be decoded. */
const gullible: Judge = (_doc, update) => {
  try {
    const { structs } = Y.decodeUpdate(update)
    const clients = [...new Set(structs.map(({ id }) => id.client))]
    return { ok: true, update, empty: false, clients, created: {}, removed: {} }
  } catch {
    return { ok: false, refusal: { code: 'malformed', message: '', root: null, key: null } }
  }
}

describe('the write guard', () => {
  it(`[SY50] lets nothing through that its sender may not do, in ${UPDATES} hostile updates`, {
    timeout: 120_000,
  }, () => {
    const tally = new Tally()
    const missed: Missed[] = []
    for (let seed = 1; seed <= UPDATES / A_WORLD; seed++) missed.push(...fire(seed, A_WORLD, tally))
    expect(missed).toEqual([])
    // Nothing is shown by what is all refused for the same reason.
    expect(tally.of('changed it')).toBeGreaterThan(UPDATES / 10)
    for (const outcome of ['malformed', 'not_allowed', 'not_yours', 'too_large', 'nothing new']) {
      expect(tally.of(outcome), outcome).toBeGreaterThan(UPDATES / 500)
    }
  })

  it('[SY53] lets nothing through in worlds where a long run once found something', { timeout: 60_000 }, () => {
    // 3361 and 8472 cut a character of somebody else's in half; in the others neighbours lay the wrong way round.
    const worlds = [1415, 2162, 2487, 2501, 3361, 5805, 8472, 8621, 9091]
    expect(worlds.flatMap((world) => fire(world, A_WORLD, new Tally()))).toEqual([])
  })

  it('[SY50] is judged by an oracle that sees what another would let through', { timeout: 120_000 }, () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 25; seed++) {
      for (const { faults } of fire(seed, A_WORLD, new Tally(), gullible)) for (const fault of faults) kinds.add(fault)
    }
    const seen = [...kinds].join('\n')
    const expected = [
      'something waits for what never comes',
      'written by somebody who may not',
      "written under another's client id",
      'a client id that is not for people',
      "a struct in another's record",
      "a struct under another's key in reactions",
      'a struct in the root speaking',
      'a new root',
      'a list in the root',
      'notes: the words of bo are not as they were',
      'notes: words under another name',
      'notes: no createdAt',
      'notes: no plain text for text',
      'notes: too long a text for text',
      'notes: another createdAt than it had',
      'layout: a value of another form',
      'more than 8000 keys in notes',
    ]
    expect(expected.filter((fault) => !seen.includes(fault))).toEqual([])
  })

  it('[SY50] is fired at with updates that are encoded as Yjs encodes them', () => {
    const { kind, state, doc } = makeWorld(createRng(1))
    const model = modelOf(state)
    const again = encodeUpdate(model)
    expect(modelOf(again)).toEqual(model)
    expect(pictureOf(load(kind, again))).toEqual(pictureOf(doc))
  })
})
