import { readdirSync, readFileSync } from 'node:fs'

/** Of Linux, for programs: /proc counts CPU time in these. */
const MS_A_TICK = 10

interface Used {
  parent: number
  ms: number
}

/** CPU time that a process and all it has started have used so far, user and system, in ms. Needs /proc. */
export function cpuOf(pid: number): number {
  const processes = new Map<number, Used>()
  for (const name of readdirSync('/proc')) {
    const used = /^\d+$/.test(name) ? readUse(name) : null
    if (used) processes.set(Number(name), used)
  }
  let sum = 0
  for (const [id, { ms }] of processes) if (isUnder(processes, id, pid)) sum += ms
  return sum
}

function readUse(pid: string): Used | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name before it, in brackets, may hold spaces: fields count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * MS_A_TICK }
  } catch {
    return null
  }
}

function isUnder(processes: ReadonlyMap<number, Used>, from: number, above: number): boolean {
  for (let id: number | undefined = from; id; id = processes.get(id)?.parent) if (id === above) return true
  return false
}

/** CPU time of this process, ms. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What of a process lies in memory, MiB. */
export function residentMiB(pid: number): number {
  const [, kiB] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
  return Number(kiB) / 1024
}
