import { HOST, TABLES } from './cafe.ts'
import { checkCopies, checkReloaded } from './copies.ts'
import { checkFarewells, checkPresence, look } from './present.ts'
import type { World } from './world.ts'

const LOOK_MS = 1000
/** Watchdogs, heartbeats and the longest wait before another attempt all fit into this several times. */
const PATIENCE_MS = 400_000
/** Within this, whoever believes in a connection that is none finds out. */
const WATCHDOG_MS = 40_000
/** Within this, everybody who is there has shown it again. */
const RENEWAL_MS = 16_000
/** Within this, a document that nobody holds leaves memory, and connections that nobody closed are found to be dead. */
const FAREWELL_MS = 70_000
const RESTART_MS = 1000

/** Heals everything, waits until all is quiet, and holds what is there against what it should be. */
export async function checkAtRest(world: World): Promise<void> {
  const { clock, witness } = world
  heal(world)
  if (!(await quiet(world))) return
  await look(world, WATCHDOG_MS)
  // Those who come now, for the first time, and see no more than the server shows them.
  for (const tableId of TABLES) world.open(`${HOST}/${tableId}`, true, tableId)
  if (!(await quiet(world))) return
  await look(world, RENEWAL_MS)
  await checkCopies(world)
  checkPresence(world)
  if (witness.faults.length) return

  await checkFarewells(world)
  await clock.pass(FAREWELL_MS)
  const left = [...(world.server?.documents.live() ?? [])].map(({ name }) => name)
  if (left.length) witness.fault('a document stays though nobody is there', left.join(', '))
  world.endServer(true, 0)
  await clock.pass(RESTART_MS)
  await checkReloaded(world)
}

function heal({ disk, tabs }: World): void {
  disk.failsUntil = 0
  disk.slowness = 2
  for (const { device } of tabs.values()) {
    device.wake()
    device.comeBack(true, true)
    Object.assign(device, { latency: 5, jitter: 5 })
  }
}

async function quiet(world: World): Promise<boolean> {
  const { clock, tabs, witness } = world
  let unrest: string[] = []
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    await clock.pass(LOOK_MS)
    if (witness.faults.length) return false
    unrest = world.server && !world.server.stopping ? [] : ['the server is not up']
    for (const tab of tabs.values()) {
      const why = clock.as(tab.device, () => tab.unrest())
      if (why) unrest.push(`${tab.name} ${why}`)
    }
    if (!unrest.length) return true
  }
  witness.fault('no rest', unrest.join('; '))
  return false
}
