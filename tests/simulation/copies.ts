import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { clothOf, TABLES } from './cafe.ts'
import type { World } from './world.ts'

const ROOTS = ['notes', 'layout', 'reactions', 'recap', 'speaking', 'rounds'] as const
/** Far more than it takes to load a document, in ms. */
const LOADING_MS = 1000

/** Holds every copy of every cloth against the server's, and what people were told against that. */
export async function checkCopies({ disk, server, tabs, witness }: World): Promise<void> {
  if (!server) return
  const documents: Y.Doc[] = []
  for (const name of TABLES.map(clothOf)) {
    const live = [...server.documents.live()].find((one) => one.name === name)
    if (!live) {
      witness.fault('copies differ', `the server has no ${name}`)
      continue
    }
    const copies: [string, Y.Doc][] = [
      ['all that was ever committed', together(disk.journal.get(name) ?? [])],
      ['the storage', together((await disk.loadDocument(name)).updates)],
    ]
    for (const tab of tabs.values()) if (tab.shown?.name === name) copies.push([tab.name, tab.shown.doc])
    for (const [what, copy] of copies) {
      const why = difference(live.doc, copy)
      if (why) witness.fault('copies differ', `${what} is not what the server has of ${name}: ${why}`)
    }
    witness.lookForDeletions(name, (...range) => isGone(live.doc, ...range))
    witness.lookForIds(name)
    documents.push(live.doc)
  }
  witness.lookForWords(documents)
}

/** Holds every cloth, as a server that begins now loads it, against all that was ever committed. */
export async function checkReloaded({ clock, disk, server, witness }: World): Promise<void> {
  if (!server) {
    witness.fault('no rest', 'the server did not come back')
    return
  }
  for (const name of TABLES.map(clothOf)) {
    let why: string | null = 'it was not loaded'
    const loading = clock.as(server, () => server.documents.retain(name))
    void loading.then((live) => {
      why = difference(together(disk.journal.get(name) ?? []), live.doc)
    })
    await clock.pass(LOADING_MS)
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
  for (const { store } of [one, other]) if (store.pendingStructs || store.pendingDs) return 'something is missing'
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
