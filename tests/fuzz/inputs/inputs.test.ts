import { readFrame, updateFrame } from '@tablecloth/server/sync/frames.ts'
import { readPresence } from '@tablecloth/server/sync/presence.ts'
import { CreateCafe } from '@tablecloth/shared/protocol/cafes.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bench } from '../../unit/sync/a-socket.ts'
import { TABLE, writeNote } from '../../unit/sync/a-table.ts'
import { Tally } from '../tally.ts'
import { counted } from './counted.ts'
import { someFrame } from './frames.ts'
import { A_ROUND, type Broken, feed } from './inputs.ts'

const INPUTS = 20_000
const FRAMES = 600

describe('the decoders', () => {
  it(`[SY51] take or refuse ${INPUTS} spoiled inputs, and do nothing else`, { timeout: 120_000 }, () => {
    const tally = new Tally()
    const broken: Broken[] = []
    for (let round = 1; round <= INPUTS / A_ROUND; round++) broken.push(...feed(round, A_ROUND, tally))
    expect(broken).toEqual([])
    for (const [kind, outcomes] of Object.entries(tally.counts)) {
      if (kind !== 'reason')
        expect(Object.keys(outcomes).length, `${kind} comes out in several ways`).toBeGreaterThan(1)
    }
  })

  it(`[SY51] leave a document as it was when a frame closes its socket, in ${FRAMES} frames`, {
    timeout: 60_000,
  }, async () => {
    const bench = new Bench()
    const live = await bench.documents.retain(TABLE)
    await bench.turns.run((batch) => ({
      value: bench.documents.change(batch, TABLE, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen')),
    }))
    const rng = createRng('frames')
    const whole = () => [Y.encodeStateAsUpdate(live.doc), [...live.clients], live.presence.everyone()]
    let closed = 0
    for (let n = 0; n < FRAMES; n++) {
      const wire = await bench.connect(TABLE, 'mallory')
      const before = whole()
      wire.connection.message(someFrame(rng))
      await bench.turns.settled()
      if (wire.closed) {
        closed++
        expect(whole()).toEqual(before)
      }
      wire.connection.left()
    }
    expect(closed).toBeGreaterThan(FRAMES / 5)
    expect(closed).toBeLessThan(FRAMES)
    expect(bench.errors).toEqual([])
  })
})

describe('what is read', () => {
  const seats = (n: number) => ({
    people: Array.from({ length: n }, (_, at) => ({ id: `p${at}`, affiliations: ['a'], languages: ['en'] })),
    tables: 4,
    rounds: 2,
    arrivals: Object.fromEntries(Array.from({ length: n }, (_, at) => [`p${at}`, 1])),
  })
  const cafe = (n: number) => ({
    title: 'Allies',
    tables: Array.from({ length: n }, () => ({ name: 'Elm' })),
    rounds: Array.from({ length: n }, () => ({ question: 'What?', minutes: 5, more: 1 })),
  })
  const shown = (n: number) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, n)
      for (let at = 0; at < n; at++) {
        encoding.writeVarUint(encoder, 5000 + at)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, '{"here":true}')
      }
    })
  const readers: Record<string, (n: number, steps: { count: number }) => void> = {
    'a seating plan': (n, steps) => void parse(seatingRequestSchema, counted(seats(n), steps)),
    'a café': (n, steps) => void parse(CreateCafe, counted(cafe(n), steps)),
    presence: (n, steps) => void readPresence(counted(shown(n), steps)),
    'a frame': (n, steps) => void readFrame(counted(updateFrame(new Uint8Array(n * 50)), steps)),
  }
  for (const [what, read] of Object.entries(readers)) {
    it(`[SY52] is read in steps that grow no faster than it does: ${what}`, () => {
      const stepsOf = (n: number): number => {
        const steps = { count: 0 }
        read(n, steps)
        return steps.count
      }
      expect(stepsOf(100)).toBeGreaterThan(3)
      expect(stepsOf(800)).toBeLessThanOrEqual(2.1 * stepsOf(400) + 50)
    })
  }
})
