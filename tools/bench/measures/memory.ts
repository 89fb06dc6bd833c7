import { setTimeout as sleep } from 'node:timers/promises'
import { seed } from '../load/seed.ts'
import { residentMiB } from '../process-use.ts'
import type { MeasuredServer } from '../server.ts'
import type { Measure } from './measure.ts'

const NOTES = 1000
const PEOPLE = 20
const RENEWALS_EVERY_MS = 250
/** Time to let go of what has been left. */
const REST_MS = 3000

async function memoryOf(server: MeasuredServer) {
  const live = await server.liveMiB()
  return { live: live ?? Number.NaN, resident: residentMiB(server.pid) }
}

export const memory: Measure = {
  name: 'memory',
  group: 'memory',
  title: `Memory of a room of ${NOTES.toLocaleString('en')} notes and ${PEOPLE} people`,
  about:
    'MiB after a forced collection, beyond what the server had when it had seen a small room come and go. Live: V8’s heap and what it holds outside.',
  together: true,
  server: { collects: true },
  columns: [
    { head: 'at first, resident', figure: 'resident', digits: 0 },
    { head: 'the room, resident', figure: 'roomResident', digits: 1 },
    { head: 'the room, live', figure: 'roomLive', digits: 1 },
    { head: 'everyone idle for 35 s, live', figure: 'idleLive', digits: 1 },
    { head: 'everyone has left, live', figure: 'leftLive', digits: 1 },
  ],
  async run({ target, server, size }) {
    const { port } = server
    const [small = [], room = []] = await target.rooms(port, 2, PEOPLE)
    for (const author of (await seed(small, port, PEOPLE)).authors) author.leave()
    await sleep(REST_MS)
    const first = await memoryOf(server)
    const { authors } = await seed(room, port, NOTES)
    const full = await memoryOf(server)
    const renewing = setInterval(() => {
      for (const author of authors) author.renew(performance.now())
    }, RENEWALS_EVERY_MS)
    await sleep(size.idleMs)
    const idle = await memoryOf(server)
    clearInterval(renewing)
    for (const author of authors) author.leave()
    await sleep(REST_MS)
    const left = await memoryOf(server)
    return {
      figures: {
        resident: first.resident,
        live: first.live,
        roomResident: full.resident - first.resident,
        roomLive: full.live - first.live,
        idleLive: idle.live - first.live,
        idleResident: idle.resident - first.resident,
        leftLive: left.live - first.live,
        leftResident: left.resident - first.resident,
      },
    }
  },
}
