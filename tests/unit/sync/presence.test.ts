import { beforeEach, describe, expect, it } from 'vitest'
import { Bench, presenceOf, type Wire } from './a-socket.ts'
import { TABLE } from './a-table.ts'

let bench: Bench
let amal: Wire
let bo: Wire

beforeEach(async () => {
  bench = new Bench()
  amal = await bench.connect(TABLE, 'amal')
  bo = await bench.connect(TABLE, 'bo')
})

async function show(wire: Wire, ...shown: [number, number, unknown][]): Promise<void> {
  wire.connection.message(presenceOf(shown))
  await bench.turns.settled()
}
const heard = (wire: Wire) => wire.of('presence').flatMap(({ shown }) => shown)

describe('presence', () => {
  it('[SY40] is told to the others, with the participant and the name that the server knows', async () => {
    await show(amal, [5001, 1, { cursor: { x: 1, y: 2 }, name: 'Somebody else', participantId: 'bo' }])
    expect(heard(bo)).toEqual([
      { clientId: 5001, clock: 1, state: { cursor: { x: 1, y: 2 }, name: 'AMAL', participantId: 'amal' } },
    ])
    expect(heard(amal)).toEqual([])
    const chen = await bench.connect(TABLE, 'chen')
    expect(heard(chen)).toEqual(heard(bo))
  })

  it('[SY41] of others cannot be shown, changed or taken away; echoes are let pass', async () => {
    await show(amal, [5001, 1, { here: true }])
    await show(bo, [5001, 2, { here: false }], [5002, 1, { here: true }])
    await show(bo, [5001, 3, null])
    expect(bo.closed).toBeNull()
    expect(heard(amal).map(({ clientId }) => clientId)).toEqual([5002])
  })

  it('[SY41] makes an id one’s own for writing too, also after a restart', async () => {
    await show(amal, [5001, 1, { here: true }])
    expect(bench.storage.documents.get(TABLE)?.clients).toEqual(new Map([[5001, 'amal']]))
  })

  it('[SY41] under an id of the server closes the socket', async () => {
    await show(amal, [7, 1, { here: true }])
    expect(amal.closed).toMatchObject({ code: 4403 })
    expect(heard(bo)).toEqual([])
  })

  it('[SY42] that is nested, huge or no JSON closes the socket', async () => {
    const cases: [unknown, number][] = [
      [{ a: { b: { c: 1 } } }, 4400],
      ['[1', 4400],
      ['7', 4400],
      ['{"__proto__": {"admin": true}}', 4400],
      [{ text: 'x'.repeat(2100) }, 4413],
      [{ text: 'x'.repeat(100_000) }, 4413],
    ]
    for (const [state, code] of cases) {
      const wire = await bench.connect(TABLE, 'mallory')
      await show(wire, [6001, 1, state])
      expect(wire.closed).toMatchObject({ code })
    }
    expect(heard(bo)).toEqual([])
  })

  it('[SF6] is shown under sixty ids by one person, and by everybody else as well', async () => {
    const many = (first: number): [number, number, unknown][] =>
      Array.from({ length: 100 }, (_, n) => [first + n, 1, { here: true }])
    await show(amal, ...many(10_000))
    expect(heard(bo)).toHaveLength(60)
    await show(amal, [10_099, 2, { here: true }])
    expect(heard(bo)).toHaveLength(60)
    // One goes, and another can come.
    await show(amal, [10_000, 2, null])
    await show(amal, [10_099, 3, { here: true }])
    expect(
      heard(bo)
        .slice(60)
        .map(({ clientId }) => clientId),
    ).toEqual([10_000, 10_099])
    await show(bo, [20_000, 1, { here: true }])
    expect(heard(amal).map(({ clientId }) => clientId)).toEqual([20_000])
  })

  it('[SY43] goes with the socket that showed it last, not with an older one', async () => {
    await show(amal, [5001, 1, { here: true }])
    const newer = await bench.connect(TABLE, 'amal')
    await show(newer, [5001, 1, { here: true }])
    amal.connection.left()
    await bench.turns.settled()
    expect(heard(bo).filter(({ state }) => state === null)).toEqual([])
    newer.connection.left()
    await bench.turns.settled()
    expect(heard(bo).at(-1)).toEqual({ clientId: 5001, clock: 1, state: null })
  })

  it('[SY43] stays with its own tab when another tab of the same person repeats it, and goes with it', async () => {
    await show(amal, [5001, 1, { here: true }])
    const second = await bench.connect(TABLE, 'amal')
    await show(second, [5003, 1, { here: true }])
    await show(second, [5001, 1, { here: true }])
    await show(second, [5001, 1, null])
    second.connection.left()
    await bench.turns.settled()
    expect(heard(bo).filter(({ state }) => state === null)).toMatchObject([{ clientId: 5003 }])
    const third = await bench.connect(TABLE, 'amal')
    await show(third, [5004, 1, { here: true }])
    await show(third, [5001, 1, { here: true }])
    amal.connection.left()
    await bench.turns.settled()
    expect(heard(bo).at(-1)).toEqual({ clientId: 5001, clock: 1, state: null })
  })
})

describe('a socket', () => {
  it('[SY44] hears something at least every twenty seconds, however quiet its document', () => {
    const before = amal.heard.length
    for (let second = 0; second < 120; second += 5) {
      bench.now += 5000
      amal.connection.beat(bench.now)
    }
    const beats = amal.heard.slice(before)
    expect(beats.length).toBeGreaterThanOrEqual(6)
    expect(beats.every((one) => one.is === 'presence' && one.shown.length === 0)).toBe(true)
  })

  it('[SY45] may send a great deal at once, but not for ever', () => {
    for (let n = 0; n < 550; n++) amal.connection.message(Uint8Array.from([0, 2, 2, 0, 0]))
    expect(amal.closed).toBeNull()
    for (let n = 0; n < 100; n++) amal.connection.message(Uint8Array.from([0, 2, 2, 0, 0]))
    expect(amal.closed).toMatchObject({ code: 4529 })
    for (let second = 0; second < 60; second++) {
      bench.now += 1000
      for (let n = 0; n < 220; n++) bo.connection.message(Uint8Array.from([0, 2, 2, 0, 0]))
    }
    expect(bo.closed).toBeNull()
  })
})
