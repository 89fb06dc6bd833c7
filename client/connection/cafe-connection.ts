import type { Ack, Command } from '@tablecloth/shared/protocol/commands.ts'
import type { Notice, ServerToClient } from '@tablecloth/shared/protocol/notices.ts'
import { io, type Socket } from 'socket.io-client'
import { type Answer, canRetry, OFFLINE, type Trouble, toTrouble } from './api.ts'

interface ClientToServer {
  command: (command: Command, ack: (answer: Ack) => void) => void
}

export type ConnectionStatus = 'connecting' | 'online' | 'offline'

export interface CafeConnectionEvents {
  notice: (notice: Notice) => void
  status: (status: ConnectionStatus) => void
  /** Final: this seat is not known here any more. Nothing is tried again. */
  refused: (trouble: Trouble) => void
}

export interface CafeConnection {
  /** Gives a command. An answer of `ok` carries what the server's acknowledgement says besides. */
  command(command: Command): Promise<Answer<Record<string, unknown>>>
  /** Tries again now instead of when the next attempt is due. */
  hurry(): void
  close(): void
}

const ANSWER_WITHIN_MS = 10_000

/** The control line of one person to one café. It comes back by itself; each time the server says `welcome` anew. */
export function openConnection(as: string | undefined, events: CafeConnectionEvents): CafeConnection {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    auth: as ? { as } : {},
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 2500,
    // Full jitter: a venue's phones lose the network together and must not return together.
    randomizationFactor: 0.9,
  })
  let closed = false

  socket.on('connect', () => events.status('online'))
  socket.on('notice', (notice) => events.notice(notice))
  socket.on('disconnect', (reason) => {
    if (closed) return
    events.status('offline')
    // The server's own goodbye is not followed by an attempt; it may only be restarting.
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('connect_error', (error) => {
    const data = 'data' in error ? error.data : undefined
    // `active` says that another attempt follows; without one the server itself has said no.
    if (socket.active) {
      events.status('offline')
      return
    }
    const trouble = toTrouble(data ?? { code: error.message, message: error.message }, 'bad_token')
    if (canRetry(trouble)) {
      events.status('offline')
      again = setTimeout(() => socket.connect(), 1000 + Math.random() * 4000)
    } else {
      events.refused(trouble)
    }
  })
  let again: ReturnType<typeof setTimeout> | undefined

  return {
    async command(command) {
      // Nothing is queued: a "Speak" that arrives a minute later would be somebody else's turn.
      if (!socket.connected) return { ok: false, error: OFFLINE }
      try {
        const ack = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('command', command)
        if (!ack.ok) return { ok: false, error: toTrouble(ack.error) }
        const { ok: _, ...value } = ack
        return { ok: true, value }
      } catch {
        return { ok: false, error: OFFLINE }
      }
    },
    hurry() {
      if (!socket.connected && !closed) socket.connect()
    },
    close() {
      closed = true
      clearTimeout(again)
      socket.disconnect()
    },
  }
}
