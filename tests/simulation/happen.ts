import { asId } from '@tablecloth/shared/ids.ts'
import { GUESTS, inPhase, seated, TABLES } from './cafe.ts'
import { doOnCloth } from './deeds.ts'
import type { Operation } from './operations.ts'
import { look } from './present.ts'
import type { World } from './world.ts'

/** Lets one operation happen. */
export async function happen(world: World, operation: Operation): Promise<void> {
  const { clock, disk, tabs } = world
  switch (operation.do) {
    case 'wait':
      await look(world, operation.ms)
      break
    case 'open':
      world.open(operation.tab, operation.stock ?? false)
      break
    case 'close':
      world.close(operation.tab)
      break
    case 'offline':
      tabs.get(operation.tab)?.device.goOffline(operation.heard)
      break
    case 'online':
      tabs.get(operation.tab)?.device.comeBack(operation.heard, operation.same)
      break
    case 'cut':
      for (const link of [...(tabs.get(operation.tab)?.device.links ?? [])]) link.cut(operation)
      break
    case 'lag': {
      const device = tabs.get(operation.tab)?.device
      if (device) Object.assign(device, { latency: operation.latency, jitter: operation.jitter })
      break
    }
    case 'sleep':
      tabs.get(operation.tab)?.device.sleep()
      break
    case 'wake':
      tabs.get(operation.tab)?.device.wake()
      break
    case 'swell':
      for (const link of tabs.get(operation.tab)?.device.links ?? []) link.swollen = operation.bytes
      break
    case 'seat': {
      const person = GUESTS[operation.person % GUESTS.length] ?? asId('nobody')
      const table = TABLES[operation.table % TABLES.length] ?? asId('nowhere')
      onServer(world, (server) => server.change((state) => seated(state, person, table)))
      break
    }
    case 'phase':
      onServer(world, (server) => server.change((state) => inPhase(state, operation.phase)))
      break
    case 'hide':
    case 'restore': {
      const table = TABLES[operation.table % TABLES.length] ?? asId('nowhere')
      const pick = (noteIds: string[]) => noteIds[operation.note % noteIds.length] ?? null
      onServer(world, (server) => server.toggleNote(table, pick, operation.do === 'hide'))
      break
    }
    case 'stop':
    case 'crash':
      world.endServer(operation.do === 'crash', operation.downFor)
      break
    case 'disk-fails':
      disk.failsUntil = clock.now + operation.forMs
      break
    case 'disk-slows':
      disk.slowness = operation.most
      break
    case 'all-leave': {
      const open = [...tabs.values()].map(({ name, stock }) => ({ name, stock }))
      for (const { name } of open) world.close(name)
      await clock.pass(operation.forMs)
      for (const { name, stock } of open) world.open(name, stock)
      break
    }
    default:
      world.act(operation.tab, (tab) => doOnCloth(tab, operation, world.witness, clock))
  }
}

/** Begins something on the server; what it comes to is seen later, if the server lives so long. */
function onServer(world: World, act: (server: NonNullable<World['server']>) => Promise<unknown>): void {
  const { server, clock } = world
  // A commit that fails is the disk's doing, and is undone.
  if (server) clock.as(server, () => void act(server).catch(() => {}))
}
