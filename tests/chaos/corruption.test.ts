import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { expect, onTestFinished, test } from 'vitest'
import { ServerProcess } from '../server-process.ts'
import { type AServer, call, joinCafe, makeCafe, Reader, until, Voice } from '../unit/server/a-server.ts'

const PATIENCE = { timeout: 120_000 }
const PAGE = 4096

/** A café of two tables with somebody at each, of which the second table's log is long. */
async function twoTables() {
  const server = await ServerProcess.start()
  const cafe = await makeCafe(server)
  const people = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-round' })
  const seats = ['t1', 't2'].map((tableId, n) => ({ tableId, person: people[n] ?? { participantId: '', token: '' } }))
  for (const { tableId, person } of seats) {
    await host.must({ type: 'move', participantId: person.participantId, tableId })
    const table = tableDocument(cafe.cafeId, tableId)
    const writer = await new Reader(server, table, person.token).synced()
    const witness = await new Reader(server, table, cafe.hostToken).synced()
    for (let n = 0; n < 20; n++) writer.write(person.participantId, `${marked(tableId)} ${'long '.repeat(300)}${n}`)
    await until(() => witness.words().length === 20)
    writer.provider.destroy()
    witness.provider.destroy()
  }
  host.socket.disconnect()
  await server.stop()
  return { cafe, seats, dataDir: server.dataDir }
}

const marked = (tableId: string) => `these-are-words-of-${tableId}`

/** The first table reads and writes; the second shows what can be read and takes no writes; the process lives. */
async function expectOnlySecondToFail(
  server: AServer & Pick<ServerProcess, 'lives'>,
  { cafe, seats }: Awaited<ReturnType<typeof twoTables>>,
): Promise<void> {
  const [first, second] = seats
  const path = `/api/cafes/${cafe.cafeId}`
  expect((await call(server, 'GET', path, undefined, cafe.hostToken)).status).toBe(200)
  const writer = await new Reader(server, tableDocument(cafe.cafeId, 't1'), first?.person.token ?? '').synced()
  const witness = await new Reader(server, tableDocument(cafe.cafeId, 't1'), cafe.hostToken).synced()
  writer.write(first?.person.participantId ?? '', 'we go on')
  await until(() => witness.words().includes('we go on'))
  const reader = await new Reader(server, tableDocument(cafe.cafeId, 't2'), second?.person.token ?? '').synced()
  expect(reader.words().length).toBeLessThan(20)
  reader.write(second?.person.participantId ?? '', 'into the hole')
  await until(() => reader.closes.some(({ code, reason }) => code === 4403 && reason.includes('damaged')))
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'announce', text: 'Stay where you are' })
  expect(server.lives).toBe(true)
}

test(
  '[SF27] a row that holds no update: its table is shown as far as it goes and takes no writes, and the rest of the café goes on',
  PATIENCE,
  async () => {
    const house = await twoTables()
    const database = new DatabaseSync(join(house.dataDir, 'tablecloth.sqlite'))
    const table = tableDocument(house.cafe.cafeId, 't2')
    const { changes } = database
      .prepare(
        'UPDATE document_update SET "update" = ? WHERE id = (SELECT max(id) FROM document_update WHERE document = ?)',
      )
      .run(new Uint8Array([1, 250, 250, 250, 250, 1, 7]), table)
    const snapshots = database
      .prepare('UPDATE document_snapshot SET snapshot = ? WHERE document = ?')
      .run(new Uint8Array([1, 250, 250, 250, 250, 1, 7]), table)
    expect(Number(changes) + Number(snapshots.changes)).toBeGreaterThan(0)
    database.close()
    const server = await ServerProcess.start({ dataDir: house.dataDir })
    onTestFinished(() => server.clear())
    await expectOnlySecondToFail(server, house)
  },
)

test(
  '[SF28] a page of the database that holds nonsense: the same, and the rest of the café goes on',
  PATIENCE,
  async () => {
    const house = await twoTables()
    const file = join(house.dataDir, 'tablecloth.sqlite')
    const bytes = readFileSync(file)
    const spoilt = pagesWith(bytes, marked('t2')).filter((page) => !pagesWith(bytes, marked('t1')).includes(page))
    expect(spoilt.length).toBeGreaterThan(2)
    const disk = openSync(file, 'r+')
    // One in the middle, so that no other table's rows are on it.
    writeSync(disk, Buffer.alloc(PAGE, 0xff), 0, PAGE, (spoilt[spoilt.length >> 1] ?? 0) * PAGE)
    closeSync(disk)
    const server = await ServerProcess.start({ dataDir: house.dataDir })
    onTestFinished(() => server.clear())
    await expectOnlySecondToFail(server, house)
  },
)

function pagesWith(bytes: Buffer, words: string): number[] {
  const pages = new Set<number>()
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) pages.add(Math.floor(at / PAGE))
  return [...pages]
}
