import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '../load/client.ts'
import { findMarks, markOf } from '../load/marks.ts'
import { residentMiB } from '../process-use.ts'
import type { Measure } from './measure.ts'

const WRITERS = 22
/** Each update strikes out a note's words and writes as many others. */
const WORDS = 1900
const MIB = 2 ** 20
/** Writers wait when the one who reads is so far behind. */
const MOST_BEHIND = 2 * MIB
const LONGEST_MS = 30_000
const REST_MS = 500
const CATCHING_UP_MS = 8000

/** The words of one update, as long as they may be for every server. */
const wordsOf = (number: number) => markOf(number).padEnd(WORDS, ' and so on')

export const stalled: Measure = {
  name: 'stalled',
  group: 'stalled',
  title: 'One member stops reading while much is written',
  about: 'MiB that the server keeps for that member, after a forced collection; and what it does when they read again.',
  together: true,
  server: { collects: true },
  columns: [
    { head: 'MiB written', figure: 'written', digits: 0 },
    { head: 'kept, live', figure: 'live', digits: 1 },
    { head: 'kept, resident', figure: 'resident', digits: 1 },
  ],
  async run({ target, server, size }) {
    const { port, pid } = server
    const [seats = []] = await target.rooms(port, 1, WRITERS + 2)
    const everyone = await Promise.all(seats.map((seat) => new Client(seat, port).synced))
    const [stuck, reader, ...writers] = everyone as [Client, Client, ...Client[]]
    let number = 0
    for (const writer of writers) writer.send(writer.hand.note(wordsOf(number++), Date.now(), { x: 1, y: 1 }).take())
    await sleep(REST_MS)
    const before = { live: (await server.liveMiB()) ?? Number.NaN, resident: residentMiB(pid), bytes: reader.bytes }
    let closed: number | null | undefined
    stuck.events.closed = (code) => {
      closed = code
    }
    stuck.pause()

    let written = 0
    const last = performance.now() + LONGEST_MS
    while (written < size.stalledMiB * MIB && performance.now() < last) {
      if (written - (reader.bytes - before.bytes) > MOST_BEHIND) {
        await sleep(2)
        continue
      }
      for (const writer of writers) {
        const update = writer.hand.rewrite(wordsOf(number++)).take()
        written += update.length
        writer.send(update)
      }
      await sleep(1)
    }
    const isLate = performance.now() > last
    await sleep(REST_MS)
    const after = { live: (await server.liveMiB()) ?? Number.NaN, resident: residentMiB(pid) }

    // Of each writer the last words, which all that came before has been struck out for.
    const missing = new Set(writers.map((_, index) => number - 1 - index))
    stuck.events.heard = (bytes, from, to) => findMarks(bytes, from, to, (mark) => missing.delete(mark))
    stuck.resume()
    const giveUp = performance.now() + CATCHING_UP_MS
    while (missing.size && closed === undefined && performance.now() < giveUp) await sleep(20)
    for (const client of everyone) client.leave()
    const end = closed !== undefined ? `cut off (${closed ?? 'no code'})` : missing.size ? 'left behind' : 'caught up'
    return {
      figures: {
        written: written / MIB,
        live: after.live - before.live,
        resident: after.resident - before.resident,
      },
      remark: isLate ? `${end}; not all could be written in ${LONGEST_MS / 1000} s` : end,
    }
  },
}
