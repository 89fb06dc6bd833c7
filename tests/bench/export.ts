import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import { openDataFolder } from '@tablecloth/server/storage/data-folder.ts'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { Batch } from '@tablecloth/server/storage/storage.ts'
import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import { harvestDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'
import { ServerProcess } from '../server-process.ts'
import { writeNote } from '../unit/sync/a-table.ts'

/**
 * `npm run bench:export`: what it costs to take a briefing along: how long until the file is there, the memory of the
 * server's process at its peak, and how long its event loop was held up at most. Each café is asked for each form three times, the
 * first one after the server's start apart: it wakes the thread and the tables.
 */
interface Size {
  name: string
  people: number
  tables: number
  notes: number
}
const SIZES: Size[] = [
  { name: 'small', people: 25, tables: 5, notes: 100 },
  { name: 'large', people: 1000, tables: 125, notes: 10_000 },
  { name: 'crowded', people: 100, tables: 2, notes: 10_000 },
]
const TIMES = 3
const IDLE_MS = 500
const TEXTS = [
  'Pay small agencies for the hours of sitting at your table, as you pay the consultants who chair it.',
  'نُدعى بعد أن يُتخذ القرار. ادعونا حين يكون كل شيء مفتوحًا بعد، وادفعوا لمن يترجم.',
  'Que la intérprete esté desde el principio y no al final, y que se le pague como a cualquier experta.',
]
const HOOK = pathToFileURL(join(import.meta.dirname, 'loop-hook.ts')).href

async function post<T>(url: string, path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** People come over the wire; what they wrote is put into the database while nobody serves it. */
async function fill({ people, tables, notes }: Size, before: ServerProcess): Promise<CafeCreated> {
  const rounds = [0, 1, 2].map((round) => ({ question: `What of ${round}?`, minutes: 20 }))
  const wish = { title: 'A café', tables, rounds, consentDefault: 'public' }
  const cafe = await post<CafeCreated>(before.url, '/api/cafes', wish)
  const authors: string[] = []
  for (let n = 0; n < people - 1; n++) {
    const who = { joinCode: cafe.joinCode, name: `Person ${n}`, organisation: `Organisation ${n % 90}` }
    authors.push((await post<CafeJoined>(before.url, '/api/cafes/join', who)).participantId)
  }
  await before.stop()
  const folder = openDataFolder(before.dataDir)
  const storage = openSqlite(folder.database)
  const batch = new Batch()
  const cloths = cafe.tables.map(({ id }) => ({ id, doc: new Y.Doc() }))
  const harvest = new Y.Doc()
  const themes = Array.from({ length: 12 }, (_, n) => {
    const parts = {
      name: new Y.Text(`Theme ${n}`),
      description: new Y.Text('What belongs together.'),
      notes: new Y.Map(),
    }
    const theme = new Y.Map<unknown>(Object.entries(parts))
    harvest.getMap('themes').set(`theme-${n}`, theme)
    return theme
  })
  for (let n = 0; n < notes; n++) {
    const cloth = cloths[n % cloths.length] as (typeof cloths)[number]
    const key = `note-${String(n).padStart(6, '0')}`
    const onto = n % 5 === 4 ? { buildsOn: `note-${String(n - cloths.length).padStart(6, '0')}` } : {}
    writeNote(cloth.doc, key, authors[n % authors.length] ?? '', `${TEXTS[n % TEXTS.length]} ${n}`, onto)
    cloth.doc.getMap('rounds').set(key, n % 3)
    cloth.doc.getMap('layout').set(key, { x: n, y: n })
    // A third of the notes are not gathered.
    const gathered = themes[n % 18]?.get('notes')
    if (gathered instanceof Y.Map) gathered.set(`${cloth.id}/${key}`, true)
  }
  for (const { id, doc } of cloths)
    batch.updates.push({ document: tableDocument(cafe.cafeId, id), update: Y.encodeStateAsUpdate(doc) })
  batch.updates.push({ document: harvestDocument(cafe.cafeId), update: Y.encodeStateAsUpdate(harvest) })
  await storage.commit(batch)
  await storage.close()
  folder.release()
  return cafe
}

/** How long the event loop was held up at most since this was last asked. */
async function heldUp({ child, said }: ServerProcess): Promise<number> {
  const before = said.length
  child.kill('SIGUSR2')
  for (;;) {
    const line = said.slice(before).find((one) => one.startsWith('held up'))
    if (line) return Number(/[\d.]+/.exec(line)?.[0])
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const row = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)
row(['café', 'form', 'KB', 'first, s', 'then, s', 'peak memory, MB', 'held up, first, ms', 'held up, then, ms'])
row(['---', '---', '--:', '--:', '--:', '--:', '--:', '--:'])
let longest = 0
const idle: number[] = []
for (const size of SIZES) {
  if (process.argv[2] !== undefined && process.argv[2] !== size.name) continue
  const before = await ServerProcess.start()
  const cafe = await fill(size, before)
  for (const form of Object.keys(FORMATS)) {
    const server = await ServerProcess.start({ dataDir: before.dataDir, preload: HOOK })
    const headers = { authorization: `Bearer ${cafe.hostToken}` }
    const get = async (path: string) => {
      const response = await fetch(`${server.url}/api/cafes/${cafe.cafeId}${path}`, { headers })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.arrayBuffer()).byteLength
    }
    // Opening a café is not part of its export.
    await get('')
    await heldUp(server)
    server.memory()
    // What the machine itself does to a loop that has nothing to do.
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
    idle.push(await heldUp(server))
    const seconds: number[] = []
    const held: number[] = []
    let bytes = 0
    for (let n = 0; n < TIMES; n++) {
      const started = performance.now()
      bytes = await get(`/harvest.${form}`)
      seconds.push((performance.now() - started) / 1000)
      held.push(await heldUp(server))
    }
    const peak = server.memory()?.peak ?? Number.NaN
    const then = (list: number[]) => Math.max(...list.slice(1))
    const figures = [seconds[0] ?? 0, then(seconds)].map((figure) => figure.toFixed(2))
    row([size.name, form, Math.round(bytes / 1024), ...figures, Math.round(peak), held[0] ?? 0, then(held)])
    longest = Math.max(longest, ...held)
    await server.stop()
  }
  await before.clear()
}
console.log(`\nThe event loop was held up ${longest} ms at most; with nothing to do, ${Math.max(...idle)} ms.`)
