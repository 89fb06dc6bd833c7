import { createServer, type Server as HttpServer } from 'node:http'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { Entropy } from '@tablecloth/shared/ids.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Logger } from 'pino'
import { Server as SocketServer } from 'socket.io'
import { handshakeToken } from './http/bearer.ts'
import { createHttp } from './http/http.ts'
import { createSeatingWorkers } from './http/seating-workers.ts'
import { createBringWorkers } from './rooms/bring-workers.ts'
import { Cafes } from './rooms/cafes.ts'
import { stampRound } from './rooms/cloth.ts'
import type { PlanSeating } from './rooms/planner.ts'
import { type Pace, Practice, USUAL_PACE } from './rooms/practice.ts'
import { rightsIn } from './rooms/rights.ts'
import { RoomSocket, SOCKET_OPTIONS } from './rooms/room-socket.ts'
import { Rooms } from './rooms/rooms.ts'
import { Sessions } from './rooms/sessions.ts'
import type { Settings } from './settings.ts'
import type { Storage } from './storage/storage.ts'
import type { Access } from './sync/access.ts'
import { Documents } from './sync/documents.ts'
import { createPacking } from './sync/packing-thread.ts'
import { createSyncServer } from './sync/sync-server.ts'
import { Turns } from './turns.ts'

const SWEEP_EVERY_MS = 60_000
const ERASE_EVERY_MS = 15 * 60_000

export interface AppParts {
  settings: Settings
  storage: Storage
  log: Logger
  clock: () => number
  entropy: Entropy
  /** The built client, or `null` for the wires alone. */
  clientDir: string | null
  /** Plans for cafés: on threads of their own, where none is handed in, so that no café waits behind those who plan without one. */
  planSeating?: PlanSeating
  /** Of the simulated guests of rehearsals. */
  pace?: Pace
}

export interface App {
  http: HttpServer
  ready(): Promise<boolean>
  /** Makes every accepted edit durable and closes all sockets. */
  close(): Promise<void>
}

/** Introduces the parts of the server to one another; nothing else knows them all. */
export async function createApp({
  settings,
  storage,
  log,
  clock,
  entropy,
  clientDir,
  planSeating = createSeatingWorkers(),
  pace = USUAL_PACE,
}: AppParts): Promise<App> {
  const turns = new Turns(storage, (error) => log.error({ err: error }, 'a turn went wrong'))
  const documents = new Documents({ storage, turns, log, pack: createPacking() })
  const sessions = new Sessions(storage)
  const rooms = new Rooms({
    documents,
    storage,
    turns,
    clock,
    entropy,
    planSeating,
    occupied: (cafeId) => door.occupied(cafeId),
    isConnected: (sessionId) => door.isConnected(sessionId),
    isHere: (cafeId, id) => door.isHere(cafeId, id),
    changed(before, after, events) {
      const ended = sessions.after(events)
      if (ended || rightsMayDiffer(before, after)) sync.recheck(after.id)
      door.changed(before, after, events)
    },
  })
  const cafes = new Cafes({
    rooms,
    sessions,
    storage,
    documents,
    turns,
    clock,
    entropy,
    retentionDays: settings.retentionDays,
    bring: createBringWorkers(),
    erased: (cafeId) => door.erased(cafeId),
  })
  const access: Access = {
    async enter(token, document) {
      const session = await cafes.enter(token)
      if (!session.ok) return session
      const { cafeId, participantId, tokenHash } = session.value
      if (cafeId !== document.cafeId) return refuse('not_allowed')
      const name = rooms.peek(cafeId)?.state.kept.participants[participantId]?.name ?? ''
      return { ok: true, value: { participantId, name, session: tokenHash } }
    },
    rights(document, participantId, session) {
      const room = rooms.peek(document.cafeId)
      if (!room) return { read: refuse('storage').error, write: refuse('storage').error }
      room.touchedAt = clock()
      const rights = rightsIn(room.state, document, participantId, clock())
      if (rights.read || !session || sessions.holds(session)) return rights
      const { error } = refuse('session_ended')
      return { read: error, write: error }
    },
    written(document, { by, created, removed }, batch) {
      if (document.kind === 'harvest') {
        rooms.peek(document.cafeId)?.screen.disturb()
        rooms.peek(document.cafeId)?.gathered(by, created.themes ?? [], removed.themes ?? {}, batch)
      }
      if (document.kind !== 'table') return
      const room = rooms.peek(document.cafeId)
      if (!room) return
      const { notes = [] } = created
      const name = tableDocument(document.cafeId, document.tableId)
      if (notes.length) documents.change(batch, name, (doc) => stampRound(doc, notes, room.state.cafe.state.round))
      room.written(document.tableId, notes, batch)
    },
  }
  const sync = createSyncServer({ documents, access, turns, log, clock, publicUrl: settings.publicUrl })
  const ready = async () => {
    if (closing) return false
    return storage.check().then(
      () => true,
      () => false,
    )
  }
  const http = createServer(createHttp({ settings, cafes, clientDir, log, clock, ready }))
  const io = new SocketServer(http, SOCKET_OPTIONS)
  const door = new RoomSocket({
    io,
    cafes,
    rooms,
    turns,
    log,
    holds: ({ tokenHash }) => sessions.holds(tokenHash),
    tokenOf: (handshake) => handshakeToken(handshake, settings),
  })

  http.on('upgrade', (request, socket, head) => {
    const path = request.url ?? ''
    if (path.startsWith('/socket.io/')) return
    if (path.startsWith('/yjs/')) return sync.upgrade(request, socket, head)
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })

  const practice = new Practice({ rooms, documents, clock, log, pace, occupied: (cafeId) => door.occupied(cafeId) })
  let closing = false
  const sweep = setInterval(() => rooms.sweep(), SWEEP_EVERY_MS).unref()
  const eraser = setInterval(() => {
    cafes.eraseExpired().catch((error) => log.error({ err: error }, 'an expired café could not be erased'))
  }, ERASE_EVERY_MS).unref()
  await cafes.eraseExpired()
  await documents.forgetTheRest()

  return {
    http,
    ready,
    async close() {
      closing = true
      clearInterval(sweep)
      clearInterval(eraser)
      practice.stop()
      rooms.shut()
      http.close()
      await turns.settled()
      await sync.shut()
      await io.close()
      await turns.settled()
      http.closeAllConnections()
      await documents.close()
    },
  }
}

/** A right can change only with a seat, a person, a table's host or the phase. */
function rightsMayDiffer(before: CafeState, after: CafeState): boolean {
  return (
    before.cafe.seats !== after.cafe.seats ||
    before.cafe.tables !== after.cafe.tables ||
    before.cafe.state.phase !== after.cafe.state.phase ||
    before.kept.participants !== after.kept.participants
  )
}
