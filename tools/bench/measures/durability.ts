import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '../load/client.ts'
import { findMarks, markOf } from '../load/marks.ts'
import type { MeasuredServer } from '../server.ts'
import type { Seat } from '../targets/target.ts'
import type { Measure } from './measure.ts'

const PEOPLE = 5
const EDITS_A_SECOND = 20
const PACE_MS = 5
/** So that a kill falls into any moment of a server's own rhythm. */
const MOST_MORE_MS = 1500
/** Nothing more comes after so long. */
const QUIET_MS = 1500

interface Written {
  /** By client, in the order of sending. */
  sent: Map<Client, number[]>
  /** What another member has received. */
  delivered: Set<number>
}

/** Everyone writes until the server is killed. */
async function writeUntilKilled(server: MeasuredServer, seats: readonly Seat[], ms: number): Promise<Written> {
  const delivered = new Set<number>()
  const writers: Client[] = []
  const sent = new Map<Client, number[]>()
  const authors: Client[] = []
  for (const seat of seats) {
    const client = await new Client(seat, server.port).synced
    client.events = {
      heard: (bytes, from, to) =>
        findMarks(bytes, from, to, (number) => {
          if (authors[number] !== client) delivered.add(number)
        }),
    }
    writers.push(client)
    sent.set(client, [])
  }
  const last = performance.now() + ms
  const period = 1000 / EDITS_A_SECOND
  let due = performance.now()
  while (performance.now() < last) {
    for (; due <= performance.now(); due += period / PEOPLE) {
      const writer = writers[authors.length % PEOPLE] as Client
      const number = authors.length
      authors.push(writer)
      sent.get(writer)?.push(number)
      writer.send(writer.hand.write(`${markOf(number)} `).take())
    }
    await sleep(PACE_MS)
  }
  await server.kill()
  for (const writer of writers) writer.leave()
  return { sent, delivered }
}

/** What somebody finds who comes back, and how soon they find anything. */
async function readAgain(server: MeasuredServer, seat: Seat): Promise<{ found: Set<number>; ms: number }> {
  const found = new Set<number>()
  const begun = performance.now()
  let first = Number.NaN
  let latest = begun
  const reader = new Client(seat, server.port, {
    heard: (bytes, from, to) =>
      findMarks(bytes, from, to, (number) => {
        latest = performance.now()
        if (Number.isNaN(first)) first = latest - begun
        found.add(number)
      }),
  })
  await reader.synced
  while (performance.now() - latest < QUIET_MS) await sleep(50)
  reader.leave()
  return { found, ms: first }
}

export const durability: Measure = {
  name: 'durability',
  group: 'durability',
  title: `kill -9 while ${PEOPLE} people write ${EDITS_A_SECOND} edits/s each, then a start on the same folder`,
  about: 'Delivered: another member had received it. Acknowledged: its author had been told that it is safe.',
  together: true,
  byDoor: true,
  suits: ({ key }) => key !== 'bare',
  columns: [
    { head: 'delivered', figure: 'delivered', digits: 0 },
    { head: 'of them lost', figure: 'lost', digits: 0, worst: true },
    { head: '%', figure: 'lostPart', digits: 1, worst: true },
    { head: 'acknowledged', figure: 'acknowledged', digits: 0 },
    { head: 'of them lost', figure: 'acknowledgedLost', digits: 0, worst: true },
  ],
  async run({ target, server, size }) {
    const [seats = []] = await target.rooms(server.port, 1, PEOPLE)
    const ms = size.killAfterMs + Math.random() * MOST_MORE_MS
    const { sent, delivered } = await writeUntilKilled(server, seats, ms)
    await server.start()
    const { found, ms: restoredMs } = await readAgain(server, seats[0] as Seat)
    const acknowledged = [...sent].flatMap(([client, numbers]) => numbers.slice(0, Math.max(0, client.acknowledged)))
    const lost = [...delivered].filter((number) => !found.has(number)).length
    return {
      figures: {
        delivered: delivered.size,
        lost,
        lostPart: (lost / delivered.size) * 100,
        acknowledged: acknowledged.length,
        acknowledgedLost: acknowledged.filter((number) => !found.has(number)).length,
        restoredMs,
      },
    }
  },
}
