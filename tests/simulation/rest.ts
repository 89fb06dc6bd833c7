import { isDeepStrictEqual } from 'node:util'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { clothOf, HOST, TABLES } from './cafe.ts'
import { textsIn } from './witness.ts'
import type { World } from './world.ts'

const LOOK_MS = 1000
/** Watchdogs, heartbeats and the longest wait before another attempt all fit into this several times. */
const PATIENCE_MS = 400_000
/** Within this, everybody who is there has shown it again. */
const RENEWAL_MS = 16_000
const WATCHDOG_MS = 40_000
/** After this long nobody is taken for being there who is not. */
const FAREWELL_MS = 95_000
const ROOTS = ['notes', 'layout', 'reactions', 'recap', 'speaking', 'rounds'] as const

/** Heals everything, waits until all is quiet, and holds what is there against what it should be. */
export async function checkAtRest(world: World): Promise<void> {
  const { clock, disk, tabs, witness } = world
  disk.failsUntil = 0
  disk.slowness = 2
  for (const { device } of tabs.values()) {
    device.wake()
    device.comeBack(true, true)
    Object.assign(device, { latency: 5, jitter: 5 })
  }
  // Whoever believes in a connection that is none finds out now.
  await clock.pass(WATCHDOG_MS)
  for (const tableId of TABLES) open(world, `${HOST}/${tableId}`, tableId)
  if (!(await quiet(world))) return
  await checkCopies(world)
  checkWords(world)
  for (const tableId of TABLES) witness.lookForIds(clothOf(tableId))
  checkPresence(world)
  if (witness.faults.length) return

  for (const name of [...tabs.keys()]) world.close(name)
  await clock.pass(FAREWELL_MS)
  const left = [...(world.server?.documents.live() ?? [])].map(({ name }) => name)
  if (left.length) witness.fault('a document stays though nobody is there', left.join(', '))
  world.endServer(true, 10)
  await clock.pass(1000)
  await checkReloaded(world)
}

/** Somebody who comes now, for the first time. */
function open(world: World, name: string, tableId: string): void {
  world.open(name, true, tableId)
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
    if (!unrest.length) {
      await clock.pass(RENEWAL_MS)
      return true
    }
  }
  witness.fault('no rest', unrest.join('; '))
  return false
}

async function checkCopies(world: World): Promise<void> {
  const { disk, server, tabs, witness } = world
  if (!server) return
  for (const tableId of TABLES) {
    const name = clothOf(tableId)
    const live = [...server.documents.live()].find((one) => one.name === name)
    if (!live) {
      witness.fault('copies differ', `the server has no ${name}`)
      continue
    }
    const copies: [string, Y.Doc][] = [
      ['all that was ever committed', together(disk.journal.get(name) ?? [])],
      ['the storage', together(await disk.loadDocument(name))],
    ]
    for (const tab of tabs.values()) if (tab.shown?.name === name) copies.push([tab.name, tab.shown.doc])
    for (const [what, copy] of copies) {
      const why = difference(live.doc, copy)
      if (why) witness.fault('copies differ', `${what} is not what the server has of ${name}: ${why}`)
    }
    for (const [client, clock, length] of witness.savedDeletes.get(name) ?? []) {
      const gone = isGone(live.doc, client, clock, length)
      if (!gone) witness.fault('a saved deletion is undone', `${length} of ${client} from ${clock} in ${name}`)
    }
  }
}

function checkWords({ server, witness }: World): void {
  if (server) witness.lookForWords([...server.documents.live()].map(({ doc }) => textsIn(doc)).join('\n'))
}

function checkPresence(world: World): void {
  const { server, tabs, witness } = world
  if (!server) return
  for (const live of server.documents.live()) {
    const here = [...tabs.values()].flatMap((tab) =>
      tab.shown?.name === live.name ? [{ ...tab.shown, tab: tab.name }] : [],
    )
    const expected = here.map(({ provider }) => provider.awareness.clientID).sort()
    const shown = presentIn(live.presence.everyone()).sort()
    if (!isDeepStrictEqual(shown, expected)) {
      witness.fault('presence is not who is there', `${live.name} shows ${shown}, there are ${expected}`)
    }
    for (const { provider, tab } of here) {
      const seen = [...provider.awareness.getStates().keys()].sort()
      if (!isDeepStrictEqual(seen, expected)) {
        witness.fault('presence is not who is there', `${tab} at ${live.name} sees ${seen}, there are ${expected}`)
      }
    }
  }
}

async function checkReloaded(world: World): Promise<void> {
  const { clock, disk, server, witness } = world
  if (!server) {
    witness.fault('no rest', 'the server did not come back')
    return
  }
  for (const tableId of TABLES) {
    const name = clothOf(tableId)
    let why: string | null = 'it was not loaded'
    void clock
      .as(server, () => server.documents.retain(name))
      .then((live) => {
        why = difference(together(disk.journal.get(name) ?? []), live.doc)
      })
    await clock.pass(1000)
    if (why) witness.fault('copies differ', `${name} loaded again is not all that was ever committed: ${why}`)
  }
}

function together(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** How two documents differ; `null` when they do not. */
function difference(one: Y.Doc, other: Y.Doc): string | null {
  for (const doc of [one, other]) if (doc.store.pendingStructs || doc.store.pendingDs) return 'something is missing'
  for (const root of ROOTS) {
    const [a, b] = [one.getMap(root).toJSON(), other.getMap(root).toJSON()]
    if (!isDeepStrictEqual(a, b)) return `${root} is ${JSON.stringify(a)} and ${JSON.stringify(b)}`
  }
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) ? null : 'they read alike and are made of other parts'
}

function isGone(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || Y.getState(doc.store, client) < clock + length) return false
  for (let n = Y.findIndexSS(structs, clock); n < structs.length; n++) {
    const struct = structs[n]
    if (!struct || struct.id.clock >= clock + length) break
    if (!struct.deleted) return false
  }
  return true
}

function presentIn(entries: Uint8Array | null): number[] {
  if (!entries) return []
  const decoder = decoding.createDecoder(entries)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const clientId = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    decoding.readVarString(decoder)
    return clientId
  })
}
