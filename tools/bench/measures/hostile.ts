import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '../load/client.ts'
import { join } from '../load/join.ts'
import { findMarks, markOf } from '../load/marks.ts'
import { encodeUpdate } from '../load/update.ts'
import { cpuOf } from '../process-use.ts'
import type { Seat } from '../targets/target.ts'
import type { Measure } from './measure.ts'

const UPDATES = 1500
const AT_ONCE = 50
/** Where such an update begins: what it goes on from never comes. */
const GAP = 1000
const LONGEST_MS = 20_000
const GOOD_EDITS = 20

/** An update that no document can take in, each from another client. */
const withGap = (client: number) =>
  encodeUpdate([
    { client, clock: GAP, items: [{ spot: { rightOf: GAP - 1 }, content: { kind: 'string', text: 'never' } }] },
  ])

export const hostile: Measure = {
  name: 'hostile',
  group: 'hostile',
  title: `One member sends ${UPDATES.toLocaleString('en')} updates with a gap before them`,
  about:
    'Whoever is shut out comes back at once and goes on. Then somebody else writes one edit, and somebody new joins.',
  suits: ({ key }) => key !== 'bare',
  columns: [
    { head: 'before: an edit arrives after ms', figure: 'beforeMs', digits: 1 },
    { head: 'right after', figure: 'afterMs', digits: 1 },
    { head: 'kB more for everyone who joins', figure: 'extraKB', digits: 1 },
    { head: 'server CPU ms per 1,000 such updates', figure: 'cpu', digits: 0 },
    { head: 'server CPU ms per good edit from then on', figure: 'cpuOfEdit', digits: 1 },
  ],
  async run({ target, server }) {
    const { port, pid } = server
    const [seats = []] = await target.rooms(port, 1, 4)
    const [goodSeat, readerSeat, badSeat, newSeat] = seats as [Seat, Seat, Seat, Seat]
    const good = await new Client(goodSeat, port).synced
    const reader = await new Client(readerSeat, port).synced
    let bad = await new Client(badSeat, port).synced
    let number = 0

    /** From one good member to the other, ms. */
    async function edit(): Promise<number> {
      const mark = number++
      const begun = performance.now()
      const arrived = new Promise<void>((resolve) => {
        reader.events.heard = (bytes, from, to) =>
          findMarks(bytes, from, to, (found) => {
            if (found === mark) resolve()
          })
      })
      good.send(good.hand.write(`${markOf(mark)} `).take())
      await Promise.race([arrived, sleep(LONGEST_MS, undefined, { ref: false })])
      return performance.now() - begun
    }

    await edit()
    const beforeMs = await edit()
    const joined = await join(newSeat, port, 0)
    const before = cpuOf(pid)
    let cutOff = 0
    const client = 100_000_000 + Math.floor(Math.random() * 100_000_000)
    for (let n = 0; n < UPDATES; n++) {
      if (n % AT_ONCE === 0) await sleep(1)
      if (bad.isClosed) {
        cutOff++
        bad = await new Client(badSeat, port).synced
      }
      bad.send(withGap(client + n))
    }
    const afterMs = await edit()
    const cpu = cpuOf(pid) - before
    const again = await join(newSeat, port, 0)
    const middle = cpuOf(pid)
    for (let n = 0; n < GOOD_EDITS; n++) await edit()
    const cpuOfEdit = (cpuOf(pid) - middle) / GOOD_EDITS
    for (const one of [good, reader, bad]) one.leave()
    return {
      figures: {
        beforeMs,
        afterMs,
        extraKB: (again.bytes - joined.bytes) / 1000,
        cpu: (cpu / UPDATES) * 1000,
        cpuOfEdit,
      },
      ...(cutOff ? { remark: `shut out ${cutOff} times` } : {}),
    }
  },
}
