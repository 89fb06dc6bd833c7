import { Crowd } from '@tablecloth/bench/load/crowd.ts'
import { join } from '@tablecloth/bench/load/join.ts'
import { seed } from '@tablecloth/bench/load/seed.ts'
import { MeasuredServer } from '@tablecloth/bench/server.ts'
import { relay } from '@tablecloth/bench/targets/relay.ts'
import { ours, oursAcknowledged } from '@tablecloth/bench/targets/tablecloth.ts'
import type { Arrival, Seat, Target } from '@tablecloth/bench/targets/target.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { until } from '../sync/until.ts'

/** A process of its own has to start, on a machine that may be busy. */
const STARTING_MS = 60_000
const ROOMS = 2
const PEOPLE = 3
const NOTES = 45

async function aServer(target: Target): Promise<MeasuredServer> {
  const server = new MeasuredServer(target)
  onTestFinished(() => server.stop())
  await server.start()
  return server
}

async function aCrowd(rooms: readonly (readonly Seat[])[], port: number): Promise<Crowd> {
  const crowd = await Crowd.open(rooms, port)
  onTestFinished(() => crowd.leave())
  return crowd
}

describe.each([relay, ours, oursAcknowledged])('in rooms of $key', (target) => {
  test(
    '[BE6] people sit where they were to sit, and each edit reaches each other member once',
    async () => {
      const { port } = await aServer(target)
      const rooms = await target.rooms(port, ROOMS, PEOPLE)
      expect(rooms.map((room) => room.length)).toEqual([PEOPLE, PEOPLE])
      expect(new Set(rooms.flat().map(({ author }) => author)).size).toBe(ROOMS * PEOPLE)
      expect(rooms.map((room) => new Set(room.map((seat) => seat.room)).size)).toEqual([1, 1])
      expect(rooms[0]?.[0]?.room).not.toBe(rooms[1]?.[0]?.room)
      const authors = rooms.flat().map(({ author }) => author.length)
      expect(new Set(authors)).toEqual(new Set([16]))

      const crowd = await aCrowd(rooms, port)
      await crowd.layNotes()
      crowd.listen()
      for (let n = 0; n < 4; n++) for (const client of crowd.clients) crowd.edit(client)
      await crowd.settled(STARTING_MS)
      expect(crowd.closes).toEqual([])
      expect(crowd.missing).toBe(0)
      expect(crowd.count).toMatchObject({ sent: 30, delivered: 30 * (PEOPLE - 1) })
      expect(crowd.latencies).toHaveLength(24 * (PEOPLE - 1))
      expect(Math.min(...crowd.latencies)).toBeGreaterThan(0)
    },
    STARTING_MS,
  )

  test(
    '[BE6] whoever joins a room full of notes gets them all, in as many bytes as was said',
    async () => {
      const { port } = await aServer(target)
      const [room = []] = await target.rooms(port, 1, PEOPLE)
      const { authors, bytes } = await seed(room, port, NOTES)
      onTestFinished(() => {
        for (const author of authors) author.leave()
      })
      expect(authors.every(({ isClosed }) => !isClosed)).toBe(true)
      // A note of 140 characters, and a mark.
      expect(bytes).toBeGreaterThan(NOTES * 150)
      const joined = await join(room[0] as Seat, port, bytes)
      // Encoded anew, it is less by what was typed and moved since it was last encoded.
      expect(joined.bytes).toBeGreaterThan(NOTES * 150)
      expect(joined.bytes).toBeLessThan(1.02 * bytes)
    },
    STARTING_MS,
  )

  test(
    '[BE6] a door leads whoever comes to a seat, as many to one room as to another',
    async () => {
      const { port } = await aServer(target)
      const enter = await target.door(port, ROOMS, PEOPLE)
      const arrivals: Arrival[] = []
      for (let n = 0; n < ROOMS * PEOPLE; n++) arrivals.push(await enter())
      onTestFinished(() => {
        for (const { leave } of arrivals) leave()
      })
      const seats = arrivals.map(({ seat }) => seat)
      const rooms = Map.groupBy(seats, ({ room }) => room)
      expect([...rooms.values()].map((room) => room.length)).toEqual([PEOPLE, PEOPLE])
      const crowd = await aCrowd([...rooms.values()], port)
      await crowd.layNotes()
      expect(crowd.missing).toBe(0)
      const beside = await aCrowd([arrivals.flatMap(({ reads }) => reads)], port)
      expect(beside.closes).toEqual([])
    },
    STARTING_MS,
  )
})

test(
  '[BE6] with ours, what is acknowledged is what was sent',
  async () => {
    const { port } = await aServer(oursAcknowledged)
    const crowd = await aCrowd(await oursAcknowledged.rooms(port, 1, PEOPLE), port)
    await crowd.layNotes()
    for (const client of crowd.clients.slice(1)) crowd.edit(client)
    await crowd.settled(STARTING_MS)
    await until('acknowledgements of all', () => crowd.clients.every((one) => one.acknowledged >= one.updates))
    expect(crowd.clients.map(({ acknowledged }) => acknowledged)).toEqual([1, 2, 2])
  },
  STARTING_MS,
)
