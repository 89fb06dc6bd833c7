import { setTimeout as sleep } from 'node:timers/promises'
import { Crowd } from '../load/crowd.ts'
import { cpuOf } from '../process-use.ts'
import type { MeasuredServer } from '../server.ts'
import type { Target } from '../targets/target.ts'
import type { Measure, Size } from './measure.ts'
import { observe } from './observe.ts'

const AT_A_TABLE = 5
/** In the whole café, whatever its size. */
const EDITS_A_SECOND = 200
/** The last leaves room for the host in a café of a thousand. */
const TABLES = [1, 5, 50, 199] as const

async function costIn(target: Target, { port, pid }: MeasuredServer, tables: number, size: Size) {
  const crowd = await Crowd.open(await target.rooms(port, tables, AT_A_TABLE), port)
  await crowd.layNotes()
  const before = { cpu: cpuOf(pid), at: performance.now() }
  await sleep(size.measureMs)
  const idle = (cpuOf(pid) - before.cpu) / (performance.now() - before.at)
  const { figures } = await observe(crowd, pid, EDITS_A_SECOND / tables / AT_A_TABLE, size)
  crowd.leave()
  // What renewing presence costs goes on meanwhile, and is no part of an edit.
  return { edit: figures.cpuOfEdit * (1 - (idle * 100) / figures.serverCpu), idle: idle * 100 }
}

export const resident: Measure = {
  name: 'resident',
  group: 'resident',
  title: `What an edit costs as the café grows, at tables of ${AT_A_TABLE}`,
  about: `Server CPU in ms for one edit, at ${EDITS_A_SECOND} edits/s in the whole café, without what being there costs.`,
  full: true,
  columns: [
    ...TABLES.map((tables) => ({ head: `${tables * AT_A_TABLE} people`, figure: `edit${tables}`, digits: 2 })),
    { head: `${(TABLES.at(-1) ?? 0) * AT_A_TABLE} people who do nothing: CPU %`, figure: 'idle', digits: 1 },
  ],
  async run({ target, server, size }) {
    const figures: Record<string, number> = {}
    for (const tables of TABLES) {
      const { edit, idle } = await costIn(target, server, tables, size)
      figures[`edit${tables}`] = edit
      figures.idle = idle
    }
    return { figures }
  },
}
