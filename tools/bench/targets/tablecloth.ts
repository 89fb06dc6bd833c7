import { join, resolve } from 'node:path'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { cafeDocument, OWN_SUBPROTOCOL, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { enter, makeCafe, openVoice, type Person, seatsOf, startRound } from './our-wire.ts'
import type { Arrival, Seat, Target } from './target.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** So many join at once. */
const DOORS = 10

function seatIn(room: string, { participantId, token }: Person, subprotocol: string | undefined): Seat {
  return {
    room,
    path: `/yjs/${room}?token=${encodeURIComponent(token)}`,
    author: participantId,
    wire: 'y-websocket',
    ...(subprotocol ? { subprotocol } : {}),
  }
}

/** A café in its first round, made and joined as by anybody: rooms are its tables. */
async function openCafe(port: number, tables: number, seats: number, subprotocol: string | undefined) {
  const cafe = await makeCafe(port, tables)
  const people: Person[] = []
  let next = 0
  const enterAll = async () => {
    while (next < tables * seats) people.push(await enter(port, cafe, `Guest ${++next}`))
  }
  await Promise.all(Array.from({ length: DOORS }, enterAll))
  await startRound(port, cafe)
  const seated = await seatsOf(port, cafe)
  const rooms = new Map<string, Seat[]>(cafe.tables.map(({ id }) => [id, []]))
  for (const person of people) {
    const tableId = seated[person.participantId] ?? ''
    rooms.get(tableId)?.push(seatIn(tableDocument(cafe.cafeId, tableId), person, subprotocol))
  }
  const uneven = [...rooms.values()].find((room) => room.length !== seats)
  if (uneven) throw new Error(`a table of ${uneven.length}, where ${seats} were to sit`)
  return [...rooms.values()]
}

/** A round that has begun with nobody there: whoever comes is seated at once, and opens what the app opens. */
async function openDoor(port: number, tables: number, subprotocol: string | undefined) {
  const cafe: CafeCreated = await makeCafe(port, tables)
  await startRound(port, cafe)
  let next = 0
  return async (): Promise<Arrival> => {
    const person = await enter(port, cafe, `Guest ${++next}`)
    const { me, end } = await openVoice(port, person.token)
    const seat = seatIn(tableDocument(cafe.cafeId, me.tableId ?? ''), person, subprotocol)
    return { seat, reads: [{ ...seatIn(cafeDocument(cafe.cafeId), person, subprotocol), isReader: true }], leave: end }
  }
}

const tablecloth = (key: string, label: string, subprotocol?: string): Target => ({
  key,
  label,
  program: (port, dataDir) => ({
    args: [join(ROOT, 'server/main.ts')],
    cwd: ROOT,
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, PUBLIC_URL: '', ORGANISER_KEY: '', LOG_LEVEL: '' },
  }),
  rooms: (port, tables, seats) => openCafe(port, tables, seats, subprotocol),
  door: (port, tables) => openDoor(port, tables, subprotocol),
})

/** As stock providers reach it. */
export const ours = tablecloth('ours', '**Tablecloth**')
/** As the app reaches it: every edit is acknowledged once it is durable. */
export const oursAcknowledged: Target = {
  ...tablecloth('ours-acknowledged', '**Tablecloth**, acknowledged', OWN_SUBPROTOCOL),
  sameServerAs: ours.key,
}
