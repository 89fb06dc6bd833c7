import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { meOf, welcomeOf } from '@tablecloth/shared/cafe/me.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { CafeId, ParticipantId } from '@tablecloth/shared/ids.ts'
import { type Ack, CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { type ErrorCode, type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { ServerToClient } from '@tablecloth/shared/protocol/notices.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Server, Socket } from 'socket.io'
import type { CafeService } from '../http/cafe-service.ts'
import type { Session } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { postsFor } from './notices.ts'
import { limitPackets } from './packet-limit.ts'
import type { Rooms } from './rooms.ts'

interface ClientToServer {
  command(message: unknown, ack?: unknown): void
}
type CafeServer = Server<ClientToServer, ServerToClient, object, { session: Session }>
type CafeSocket = Socket<ClientToServer, ServerToClient, object, { session: Session }>

/** Commands a person may give in ten seconds, over all of their sockets. */
const COMMANDS_IN_TEN_SECONDS = 150
const SOCKETS_PER_PERSON = 20

export interface RoomSocketParts {
  io: CafeServer
  cafes: CafeService
  rooms: Rooms
  turns: Turns
  log: Logger
  /** Whether a session that came in has not ended since. */
  holds(session: Session): boolean
  /** The token that a handshake carries, in `auth` or in a cookie of our own site. */
  tokenOf(handshake: CafeSocket['handshake']): Outcome<string>
}

const everyone = (cafeId: string) => `cafe:${cafeId}`
const signIn = (sessionId: string) => `session:${sessionId}`
const person = (cafeId: string, participantId: string) => `person:${cafeId}:${participantId}`

/** The control wire: commands come in and are acknowledged, notices go out. */
export class RoomSocket {
  #parts: RoomSocketParts
  #budget = new RateLimiterMemory({ points: COMMANDS_IN_TEN_SECONDS, duration: 10 })

  constructor(parts: RoomSocketParts) {
    this.#parts = parts
    parts.io.use((socket, next) => {
      this.#enter(socket).then(
        (refusal) => next(refusal ? Object.assign(new Error(refusal), { data: { code: refusal } }) : undefined),
        (error) => {
          parts.log.error({ err: error }, 'a socket could not be let in')
          next(Object.assign(new Error('internal'), { data: { code: 'internal' } }))
        },
      )
    })
    parts.io.on('connection', (socket) => this.#welcome(socket))
    limitPackets(parts.io, () => parts.rooms.now())
  }

  /** Is anybody of this café connected here? */
  occupied(cafeId: CafeId): boolean {
    return this.#size(everyone(cafeId)) > 0
  }

  isHere(cafeId: CafeId, participantId: ParticipantId): boolean {
    return this.#size(person(cafeId, participantId)) > 0
  }

  isConnected(sessionId: string): boolean {
    return this.#size(signIn(sessionId)) > 0
  }

  #size(room: string): number {
    return this.#parts.io.of('/').adapter.rooms.get(room)?.size ?? 0
  }

  async #enter(socket: CafeSocket): Promise<ErrorCode | null> {
    const token = this.#parts.tokenOf(socket.handshake)
    if (!token.ok) return token.error.code
    const session = await this.#parts.cafes.enter(token.value)
    if (!session.ok) return session.error.code
    const { cafeId, participantId } = session.value
    if (this.#size(person(cafeId, participantId)) >= SOCKETS_PER_PERSON) return 'too_fast'
    socket.data.session = session.value
    return null
  }

  #welcome(socket: CafeSocket): void {
    const { session } = socket.data
    // Ended between the handshake and now.
    if (!this.#parts.holds(session)) return void socket.disconnect(true)
    void socket.join([everyone(session.cafeId), person(session.cafeId, session.participantId)])
    if (session.id) void socket.join(signIn(session.id))
    if (session.role === 'organiser' || session.role === 'host') {
      const attend = () => this.#parts.rooms.peek(session.cafeId)?.attend()
      socket.on('disconnect', attend)
      attend()
    }
    socket.on('command', (message, ack) => {
      const answer = typeof ack === 'function' ? (ack as (answer: Ack) => void) : () => {}
      this.#command(session, message).then(answer, (error) => {
        this.#parts.log.error({ err: error }, 'a command failed')
        answer(refuse('internal'))
      })
    })
    this.#tellAnew(socket).catch((error) => this.#parts.log.error({ err: error }, 'a welcome failed'))
  }

  /** After any reconnect everything is told anew: nothing depends on a missed notice. */
  async #tellAnew(socket: CafeSocket): Promise<void> {
    const { cafeId, participantId } = socket.data.session
    const room = await this.#parts.rooms.get(cafeId)
    if (!room) return void socket.disconnect(true)
    room.touchedAt = this.#parts.rooms.now()
    room.attend()
    await this.#parts.turns.run(() => {
      const me = meOf(room.state, participantId)
      if (me) socket.emit('notice', { type: 'welcome', me, now: this.#parts.rooms.now(), cafe: welcomeOf(room.state) })
      else socket.disconnect(true)
      return { value: null }
    })
  }

  async #command(session: Session, message: unknown): Promise<Ack> {
    const spent = await this.#budget.consume(`${session.cafeId}:${session.participantId}`).then(
      () => false,
      () => true,
    )
    if (spent) return refuse('too_fast')
    const command = parse(CommandSchema, message)
    if (!command.ok) return command
    try {
      return await this.#parts.cafes.command(session, command.value)
    } catch (error) {
      this.#parts.log.error({ err: error }, 'a command was not stored')
      return refuse('storage')
    }
  }

  /** Called after every commit that changed a café. */
  changed(before: CafeState, after: CafeState, events: readonly CafeEvent[]): void {
    const { io } = this.#parts
    for (const { to, notice } of postsFor(before, after, events)) {
      // Who still waits at the door hears nothing of what is said in the room.
      const rooms = to ?? Object.keys(after.kept.participants).filter((id) => isIn(after, id))
      if (rooms.length) io.to(rooms.map((id) => person(after.id, id))).emit('notice', notice)
    }
    for (const event of events) {
      if (event.type === 'person-gone') {
        const end = () => io.in(person(after.id, event.id)).disconnectSockets(true)
        // Whoever leaves by themselves is still owed the answer to that.
        if (event.how === 'left') setImmediate(end)
        else end()
      }
      if (event.type === 'link-renewed') this.#end(person(after.id, event.id), 'renewed')
      if (event.type === 'sessions-ended') this.#end(person(after.id, event.of), 'ended')
    }
  }

  /** Those of somebody's sockets whose sign-in has ended hear why, and are cut. */
  #end(room: string, why: 'ended' | 'renewed'): void {
    const sockets = this.#parts.io.of('/').adapter.rooms.get(room) ?? []
    for (const id of [...sockets]) {
      const socket = this.#parts.io.of('/').sockets.get(id)
      if (!socket || this.#parts.holds(socket.data.session)) continue
      socket.emit('notice', { type: 'ended', why })
      // Not before the answer to the command that did it has gone out, where it was given from here.
      setImmediate(() => socket.disconnect(true))
    }
  }

  erased(cafeId: CafeId): void {
    this.#parts.io.to(everyone(cafeId)).emit('notice', { type: 'erased' })
    this.#parts.io.in(everyone(cafeId)).disconnectSockets(true)
  }
}

const isIn = (state: CafeState, id: string): boolean => {
  const participant = state.kept.participants[id as ParticipantId]
  return Boolean(participant?.admitted && !participant.gone && participant.role !== 'projector')
}

export const SOCKET_OPTIONS = {
  serveClient: false,
  destroyUpgrade: false,
  maxHttpBufferSize: LIMITS.socketMessage,
  connectTimeout: 10_000,
  // A device that dies without a word is missed after 20 s.
  pingInterval: 10_000,
  pingTimeout: 10_000,
} as const
