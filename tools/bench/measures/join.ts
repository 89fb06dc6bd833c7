import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { join } from '../load/join.ts'
import { type Seeded, seed } from '../load/seed.ts'
import { cpuOf, ownCpu } from '../process-use.ts'
import type { MeasuredServer } from '../server.ts'
import { median } from '../statistics.ts'
import type { Seat } from '../targets/target.ts'
import type { Measure } from './measure.ts'

const SOME = 1000
/** As many as a table of ours may hold, up to what the peers are asked for. */
const MANY = Math.min(5000, LIMITS.notesPerTable)
const AT_ONCE = 100
const GENERATOR_BOUND = 0.9

async function oneByOne({ port, pid }: MeasuredServer, seats: readonly Seat[], bytes: number, times: number) {
  await join(seats.at(-1) as Seat, port, bytes)
  const before = cpuOf(pid)
  const joins = []
  for (let n = 0; n < times; n++) joins.push(await join(seats[n % seats.length] as Seat, port, bytes))
  return {
    ms: median(joins.map(({ ms }) => ms)),
    kB: median(joins.map((one) => one.bytes)) / 1000,
    cpu: (cpuOf(pid) - before) / times,
  }
}

/** Until the last of them has all of it. */
async function atOnce({ port, pid }: MeasuredServer, seats: readonly Seat[], bytes: number) {
  const before = { cpu: cpuOf(pid), own: ownCpu(), at: performance.now() }
  const joins = await Promise.all(seats.map((seat) => join(seat, port, bytes)))
  const generator = (ownCpu() - before.own) / (performance.now() - before.at)
  return { ms: Math.max(...joins.map(({ ms }) => ms)), cpu: cpuOf(pid) - before.cpu, generator }
}

/** One of them stays, so that the document stays in memory: what is measured is joining, not loading. */
function leaveOne({ authors }: Seeded): void {
  for (const author of authors.slice(1)) author.leave()
}

export const joining: Measure = {
  name: 'join',
  group: 'join',
  title: `Joining a room of ${SOME.toLocaleString('en')} and of ${MANY.toLocaleString('en')} notes`,
  about: `From opening the socket until the whole document has come; in the last columns ${AT_ONCE} people join ${SOME.toLocaleString('en')} notes at once.`,
  columns: [
    { head: `${SOME.toLocaleString('en')} notes, ms`, figure: 'someMs', digits: 1, compared: true },
    { head: 'kB', figure: 'someKB', digits: 0 },
    { head: `${MANY.toLocaleString('en')} notes, ms`, figure: 'manyMs', digits: 1, compared: true },
    { head: 'kB', figure: 'manyKB', digits: 0 },
    { head: 'server CPU ms', figure: 'manyCpu', digits: 1 },
    { head: `${AT_ONCE} at once: the last, ms`, figure: 'herdMs', digits: 0, compared: true },
    { head: 'server CPU ms', figure: 'herdCpu', digits: 0 },
  ],
  async run({ target, server, size }) {
    const { port } = server
    const [room = []] = await target.rooms(port, 1, AT_ONCE)
    const some = await seed(room, port, SOME)
    leaveOne(some)
    const few = await oneByOne(server, room, some.bytes, size.joins)
    const herds = []
    for (let n = 0; n < size.herds; n++) herds.push(await atOnce(server, room, some.bytes))
    for (const author of some.authors) author.leave()

    const [large = []] = await target.rooms(port, 1, AT_ONCE)
    const many = await seed(large, port, MANY)
    leaveOne(many)
    const lots = await oneByOne(server, large, many.bytes, size.joins)
    for (const author of many.authors) author.leave()
    const generator = Math.max(...herds.map((herd) => herd.generator))
    return {
      figures: {
        someMs: few.ms,
        someKB: few.kB,
        someCpu: few.cpu,
        manyMs: lots.ms,
        manyKB: lots.kB,
        manyCpu: lots.cpu,
        herdMs: median(herds.map(({ ms }) => ms)),
        herdCpu: median(herds.map(({ cpu }) => cpu)),
        generator: generator * 100,
      },
      ...(generator > GENERATOR_BOUND ? { remark: 'at once: bound by the load generator' } : {}),
    }
  },
}
