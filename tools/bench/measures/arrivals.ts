import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '../load/client.ts'
import { cpuOf } from '../process-use.ts'
import { percentile } from '../statistics.ts'
import type { Measure } from './measure.ts'

const TABLES = 60
const AT_A_TABLE = 5
const WITHIN_MS = 10_000

export const arrivals: Measure = {
  name: 'arrivals',
  group: 'arrivals',
  title: `${TABLES * AT_A_TABLE} people come within ${WITHIN_MS / 1000} s`,
  about:
    'From coming to having the table’s document. With ours that is all that the app does: joining by HTTP, Socket.IO with its welcome, the café’s document, which tells everyone of everyone, and the table’s. With the others it is one socket and a name.',
  full: true,
  columns: [
    { head: 'p50 ms', figure: 'p50', digits: 0 },
    { head: 'p99 ms', figure: 'p99', digits: 0 },
    { head: 'all there, ms after the last came', figure: 'lastMs', digits: 0 },
    { head: 'server CPU ms per person', figure: 'cpu', digits: 1 },
  ],
  async run({ target, server }) {
    const people = TABLES * AT_A_TABLE
    const enter = await target.door(server.port, TABLES, AT_A_TABLE)
    const before = cpuOf(server.pid)
    const begun = performance.now()
    const waits: number[] = []
    const leaving: (() => void)[] = []
    const coming = Array.from({ length: people }, async (_, index) => {
      await sleep((index / people) * WITHIN_MS)
      const came = performance.now()
      const { seat, reads, leave } = await enter()
      const clients = [seat, ...reads].map((one) => new Client(one, server.port))
      leaving.push(leave, ...clients.map((client) => () => client.leave()))
      await Promise.all(clients.map(({ synced }) => synced))
      waits.push(performance.now() - came)
    })
    await Promise.all(coming)
    const lastMs = performance.now() - begun - ((people - 1) / people) * WITHIN_MS
    const cpu = (cpuOf(server.pid) - before) / people
    for (const leave of leaving) leave()
    return { figures: { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), lastMs, cpu } }
  },
}
