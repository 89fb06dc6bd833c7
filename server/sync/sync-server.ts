import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { OWN_SUBPROTOCOL } from '@tablecloth/shared/protocol/documents.ts'
import type { Outcome } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { WebSocket, WebSocketServer } from 'ws'
import { faultOf } from '../fault.ts'
import type { Bearer } from './access.ts'
import { Budget } from './budget.ts'
import { type Closing, closingFor, closingWith } from './closing.ts'
import { readAsk } from './credentials.ts'
import type { LiveDocument } from './live-document.ts'
import { type ConnectionParts, SyncConnection } from './sync-connection.ts'

export interface SyncServerParts extends ConnectionParts {
  publicUrl: string | null
}

export interface SyncServer {
  /** Completes the upgrade in any case, then closes with the code that says why, if the answer is no. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Closes what of this café may not be read any more by whoever reads it. */
  recheck(cafeId: string): void
  /** Closes every socket as the server stops; resolves when they are gone. */
  shut(): Promise<void>
}

const SOCKETS_A_PERSON = 60
const BEAT_MS = 5000
/** Every so many beats, a socket that has not answered the last ping is taken for dead. */
const BEATS_A_PING = 6
const FAREWELL_MS = 2000
/** What a socket may send at once is about 3 MB, and 1 MB a second: a point of its budget for so many bytes. */
const BYTES_A_POINT = 8192

/** `ws` closes a frame that is too large with 1009, which a stock provider would take for a reason to come back. */
class DocumentSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(4413, JSON.stringify({ code: 'too_large' }))
    else super.close(code, reason)
  }
}

/** Admits sockets to documents, and keeps the lot of them alive. */
export function createSyncServer(parts: SyncServerParts): SyncServer {
  const { access, documents, log, clock, publicUrl } = parts
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: LIMITS.yjsFrame,
    perMessageDeflate: false,
    WebSocket: DocumentSocket,
    handleProtocols: (offered) => (offered.has(OWN_SUBPROTOCOL) ? OWN_SUBPROTOCOL : false),
  })
  const connections = new Map<WebSocket, SyncConnection>()
  const socketsOf = new Map<ParticipantId, number>()
  const silent = new WeakSet<WebSocket>()
  let closing = false
  let beats = 0

  type Admission = Outcome<{ bearer: Bearer; live: LiveDocument }>

  /** Retains the document when the answer is yes. */
  async function admit(request: IncomingMessage): Promise<Admission> {
    const no = (closingCode: 'restarting' | 'too_fast') => ({
      ok: false as const,
      error: { code: closingCode, message: '' },
    })
    if (closing) return no('restarting')
    const ask = readAsk(request, publicUrl)
    if (!ask.ok) return ask
    const { name, document, token } = ask.value
    const entered = await access.enter(token, document)
    if (!entered.ok) return entered
    const bearer = entered.value
    const { read } = access.rights(document, bearer.participantId)
    if (read) return { ok: false, error: read }
    if ((socketsOf.get(bearer.participantId) ?? 0) >= SOCKETS_A_PERSON) return no('too_fast')
    return { ok: true, value: { bearer, live: await documents.retain(name) } }
  }

  function converse(socket: WebSocket, { bearer, live }: { bearer: Bearer; live: LiveDocument }): void {
    const connection = new SyncConnection(live, bearer, socket, socket.protocol === OWN_SUBPROTOCOL, parts)
    connections.set(socket, connection)
    count(bearer.participantId, 1)
    // Of bytes, whatever they say; how many messages a socket may send, the connection knows.
    const budget = new Budget(clock())
    socket.on('message', (data, isBinary) => {
      try {
        if (!isBinary || !Buffer.isBuffer(data)) connection.close('malformed')
        else if (!budget.spend(data.length / BYTES_A_POINT, clock())) connection.close('too_fast')
        else connection.message(data)
      } catch (error) {
        log.error({ fault: faultOf(error) }, 'a message could not be handled')
        connection.close('internal')
      }
    })
    socket.on('pong', () => silent.delete(socket))
    socket.on('close', () => {
      connections.delete(socket)
      count(bearer.participantId, -1)
      connection.left()
    })
  }

  function count(participantId: ParticipantId, by: 1 | -1): void {
    const now = (socketsOf.get(participantId) ?? 0) + by
    if (now) socketsOf.set(participantId, now)
    else socketsOf.delete(participantId)
  }

  /** Completes the upgrade; `then` is not called when the request was none, or its sender has gone. */
  function complete(request: IncomingMessage, socket: Duplex, head: Buffer, then: (ws: WebSocket) => void): boolean {
    let completed = false
    if (!socket.destroyed) {
      wss.handleUpgrade(request, socket, head, (ws) => {
        completed = true
        // Whatever goes wrong with a socket, `close` follows.
        ws.on('error', () => {})
        then(ws)
      })
    }
    return completed
  }

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const ignore = () => {}
    socket.on('error', ignore)
    let admission: Admission
    try {
      admission = await admit(request)
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'a document could not be opened')
      admission = { ok: false, error: { code: 'storage', message: '' } }
    }
    socket.off('error', ignore)
    const answer: Closing | null = admission.ok
      ? closing
        ? closingWith('restarting')
        : null
      : closingFor(admission.error)
    const completed = complete(request, socket, head, (ws) => {
      if (answer) ws.close(answer.code, answer.reason)
      else if (admission.ok) converse(ws, admission.value)
    })
    if (admission.ok && (!completed || answer)) documents.release(admission.value.live.name)
  }

  function beat(): void {
    const now = clock()
    for (const live of documents.live()) live.announce(live.presence.forgetOutdated(now), null)
    documents.visit()
    for (const connection of connections.values()) connection.beat(now)
    if (++beats % BEATS_A_PING) return
    for (const socket of wss.clients) {
      if (silent.has(socket)) socket.terminate()
      silent.add(socket)
      if (socket.readyState === WebSocket.OPEN) socket.ping()
    }
  }

  const beating = setInterval(beat, BEAT_MS).unref()

  return {
    upgrade: (request, socket, head) => void open(request, socket, head),
    recheck(cafeId) {
      for (const connection of connections.values()) if (connection.live.parts.cafeId === cafeId) connection.recheck()
    },
    async shut() {
      closing = true
      clearInterval(beating)
      for (const connection of connections.values()) connection.close('restarting')
      const late = setTimeout(() => {
        for (const socket of wss.clients) socket.terminate()
      }, FAREWELL_MS)
      await Promise.all([...wss.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))))
      clearTimeout(late)
    },
  }
}
