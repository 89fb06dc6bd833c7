import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { decideJoin } from '@tablecloth/shared/cafe/decisions/people.ts'
import { decideSession } from '@tablecloth/shared/cafe/decisions/sessions.ts'
import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import type { DeviceKind, House, KeptSession } from '@tablecloth/shared/cafe/kept-state.ts'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import {
  asId,
  type CafeId,
  type Entropy,
  formatJoinCode,
  makeId,
  makeJoinCode,
  type ParticipantId,
  parseJoinCode,
  type SessionId,
} from '@tablecloth/shared/ids.ts'
import { rehearsalOf } from '@tablecloth/shared/practice/copy.ts'
import type { CreateCafe, ImportOptions, Invitation, JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Ack, Command } from '@tablecloth/shared/protocol/commands.ts'
import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { ToCompare } from '../harvest/suggesting.ts'
import type { CafeBrought, CafeMade, CafeService } from '../http/cafe-service.ts'
import type { Session, Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { briefingInput, type UnreadBriefing } from './briefing-input.ts'
import type { Bring } from './bring-workers.ts'
import type { DocumentsPort } from './documents-port.ts'
import { foundCafe, putDown, tablesOf } from './founding.ts'
import { invitationTo } from './invitation.ts'
import { rightsIn } from './rights.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { linkFor, newSession, writeSessions } from './session-rows.ts'
import type { Sessions } from './sessions.ts'
import { suggestionInput } from './suggestion-input.ts'
import { makeToken } from './tokens.ts'

interface CafesParts {
  rooms: Rooms
  sessions: Sessions
  storage: Storage
  documents: DocumentsPort
  turns: Turns
  clock: () => number
  entropy: Entropy
  retentionDays: number
  bring: Bring
  /** The café is no more: whoever is connected should hear of it and go. */
  erased(cafeId: CafeId): void
}

/** What is asked of cafés from outside, over whatever wire. */
export class Cafes implements CafeService {
  #parts: CafesParts

  constructor(parts: CafesParts) {
    this.#parts = parts
  }

  create(wish: CreateCafe, device: DeviceKind): Promise<Outcome<CafeMade>> {
    return foundCafe(this.#parts, makeId<CafeId>(this.#parts.entropy), wish, device)
  }

  /**
   * A café of its own in which a host practises: what was set up, and nothing of anybody. The one before it is erased; of the
   * café itself nothing changes but that it knows of its rehearsal.
   */
  async rehearse(session: Session, device: DeviceKind): Promise<Outcome<CafeMade>> {
    if (session.role !== 'organiser' && session.role !== 'host') return refuse('not_allowed')
    const { rooms, entropy, clock } = this.#parts
    const room = await rooms.get(session.cafeId)
    if (!room) return refuse('unknown_cafe')
    const { rehearsal } = room.state.kept.house.one
    const id = makeId<CafeId>(entropy)
    const decision = await room.run(() => {
      const { info, state } = room.state.cafe
      if (info.rehearsal) return refuse('no_rehearsal_of_one')
      return state.phase === 'closed' ? refuse('wrong_phase') : { ok: true, events: [{ type: 'rehearsal-made', id }] }
    }, session.participantId)
    if (!decision.ok) return decision
    if (rehearsal) await this.eraseCafe(rehearsal)
    const { state } = room
    const wish = rehearsalOf(state, session.participantId, clock())
    return foundCafe(this.#parts, id, wish, device, { rehearses: room.id, lenses: state.cafe.lenses })
  }

  /** All that an export holds goes into one commit; until then there is nothing of it, in memory or on the disk. */
  async bring(file: Uint8Array, options: ImportOptions, device: DeviceKind): Promise<Outcome<CafeBrought>> {
    const { turns, clock, entropy, retentionDays, bring } = this.#parts
    const id = makeId<CafeId>(entropy)
    const organiser = makeId<ParticipantId>(entropy)
    const at = clock()
    const brought = await bring({ file, options, id, organiser, at, retentionDays })
    if (!brought.ok) return brought
    const joinCode = makeJoinCode(entropy)
    const [hostToken, token] = [makeToken(entropy), makeToken(entropy)]
    const sessionId = makeId<SessionId>(entropy)
    const { state, updates, facts } = brought.value
    await turns.run((batch) => {
      putDown(batch, state, { joinCode, hostToken, token, sessionId, organiser, at })
      batch.updates.push(...updates)
      batch.facts.push(...facts)
      const session: KeptSession = { by: organiser, since: at, device }
      batch.facts.push({ cafeId: id, root: 'sessions', key: sessionId, value: session })
      return { value: null }
    })
    const { info, rounds } = state.cafe
    const made = { cafeId: id, participantId: organiser, joinCode, hostToken, token, tables: tablesOf(state) }
    return { ok: true, value: { ...made, info, rounds: Object.values(rounds) } }
  }

  /**
   * One answer for every code that lets nobody in, after the same work: of a closed café nothing is loaded that would take
   * its time, so that guessing teaches nothing.
   */
  async #behind(joinCode: string): Promise<Outcome<Room>> {
    const code = parseJoinCode(joinCode)
    const row = code && (await this.#parts.storage.findCafeByCode(code))
    const room = row && !row.closed && (await this.#parts.rooms.get(row.id))
    if (!room || room.state.cafe.state.phase === 'closed') return refuse('unknown_code')
    return { ok: true, value: room }
  }

  async invitation(joinCode: string): Promise<Outcome<Invitation>> {
    const room = await this.#behind(joinCode)
    if (!room.ok) return room
    return { ok: true, value: invitationTo(room.value.state) }
  }

  async join({ joinCode, ...profile }: JoinCafe, known: readonly string[], device: DeviceKind) {
    const found = await this.#behind(joinCode)
    if (!found.ok) return found
    const room = found.value
    const { entropy } = this.#parts
    const id = makeId<ParticipantId>(entropy)
    const token = makeToken(entropy)
    const sessionId = makeId<SessionId>(entropy)
    const session = { id: sessionId, kind: 'own', cafeId: room.id, participantId: id, role: 'participant' } as const
    const decision = await room.run(
      ({ at }) => {
        const joined = decideJoin(room.state, id, profile, at, known)
        if (!joined.ok) return joined
        const began: CafeEvent = { type: 'session-began', id: sessionId, session: { by: id, since: at, device } }
        return { ...joined, events: [...joined.events, began] }
      },
      id,
      (_, batch) => newSession(batch, session, token),
    )
    if (!decision.ok) return decision
    const admitted = room.state.kept.participants[id]?.admitted ?? false
    return { ok: true as const, value: { cafeId: room.id, participantId: id, token, admitted } }
  }

  async enter(token: string): Promise<Outcome<Session>> {
    const session = await this.#parts.sessions.find(token)
    const room = session && (await this.#parts.rooms.get(session.cafeId))
    const person = session && room?.state.kept.participants[session.participantId]
    if (!session || session.suspended || !person || person.gone) return refuse('bad_token')
    return { ok: true, value: { ...session, role: person.role } }
  }

  async enterRemoved(token: string): Promise<Outcome<Session>> {
    const session = await this.#parts.sessions.find(token)
    const room = session?.suspended && (await this.#parts.rooms.get(session.cafeId))
    const person = room ? room.state.kept.participants[session.participantId] : undefined
    if (!session || person?.gone !== 'removed') return refuse('bad_token')
    return { ok: true, value: { ...session, role: person.role } }
  }

  /** Signs a browser in with a token that somebody holds: it gets one of its own, which can be ended by itself. */
  async begin(token: string, device: DeviceKind): Promise<Outcome<{ session: Session; token: string }>> {
    const shown = await this.enter(token)
    if (!shown.ok) return shown
    const { cafeId, participantId, role, tokenHash, kind } = shown.value
    const room = await this.#parts.rooms.get(cafeId)
    if (!room) return refuse('bad_token')
    const { entropy, sessions } = this.#parts
    const id = makeId<SessionId>(entropy)
    const own = makeToken(entropy)
    const byLink = kind === 'own' ? {} : { byLink: true as const }
    const row = { id, kind: kind === 'own' ? 'own' : 'by-link', cafeId, participantId, role } as const
    const decision = await room.run(
      ({ at }) => {
        const person = room.state.kept.participants[participantId]
        if (!sessions.holds(tokenHash) || !person || person.gone) return refuse('bad_token')
        return decideSession(room.state, id, { by: participantId, since: at, device, ...byLink })
      },
      null,
      ({ events }, batch) => {
        writeSessions(cafeId, events, own, batch)
        newSession(batch, row, own)
      },
    )
    if (!decision.ok) return decision
    return { ok: true, value: { session: { ...row, tokenHash, suspended: false }, token: own } }
  }

  async read(session: Session) {
    const room = await this.#parts.rooms.get(session.cafeId)
    if (!room) return refuse('unknown_cafe')
    // Inside a turn, so that nobody is told what is not durable yet.
    return this.#parts.turns.run<Outcome<CafeRoots & { now: number }>>(() => {
      const participant = room.state.kept.participants[session.participantId]
      if (!participant || participant.gone) return { value: refuse('bad_token') }
      if (!participant.admitted) return { value: refuse('not_admitted') }
      if (participant.role === 'projector') return { value: refuse('not_allowed') }
      return { value: { ok: true, value: { ...room.state.cafe, now: this.#parts.clock() } } }
    })
  }

  async command(session: Session, command: Command): Promise<Ack> {
    const room = await this.#parts.rooms.get(session.cafeId)
    if (!room) return refuse('unknown_cafe')
    const token = makeToken(this.#parts.entropy)
    const { participantId: id, role } = session
    const actor: Actor = {
      id,
      role,
      ...(session.id ? { session: asId<SessionId>(session.id) } : {}),
      ...(session.suspended ? { removed: true } : {}),
    }
    if (!session.suspended && !this.#parts.sessions.holds(session.tokenHash)) return refuse('bad_token')
    let code: string | null = null
    const decision = await room.command(actor, command, ({ events }, batch) => {
      writeSessions(room.id, events, token, batch)
      for (const event of events) {
        if (event.type === 'cafe-closed') batch.closed.push(room.id)
        if (event.type === 'kept-until') batch.keeping.push({ id: room.id, keepUntil: event.keepUntil })
        if (event.type === 'code-renewed') code = room.renewCode(makeJoinCode(this.#parts.entropy), batch)
      }
    })
    if (!decision.ok) return decision
    const link = linkFor(command.type, room.id, decision.events, token)
    const door = code ? { joinCode: formatJoinCode(code), link: `/join#${formatJoinCode(code)}` } : {}
    return { ok: true, ...decision.reply, ...link, ...door }
  }

  async briefing(session: Session): Promise<Outcome<UnreadBriefing>> {
    if (session.role !== 'organiser' && session.role !== 'host') return refuse('not_allowed')
    const room = await this.#parts.rooms.get(session.cafeId)
    if (!room) return refuse('unknown_cafe')
    const { documents, turns, rooms } = this.#parts
    const isOpen = () => rooms.peek(session.cafeId) === room
    const value = await briefingInput(room, { documents, turns, isOpen })
    return value ? { ok: true, value } : refuse('unknown_cafe')
  }

  /** The same rule as for writing in the harvest's document. */
  async mayGather({ cafeId, participantId }: Session): Promise<Outcome<null>> {
    const room = await this.#parts.rooms.get(cafeId)
    if (!room) return refuse('unknown_cafe')
    const { write } = rightsIn(room.state, { kind: 'harvest', cafeId }, participantId, this.#parts.clock())
    return typeof write === 'string' ? { ok: true, value: null } : { ok: false, error: write }
  }

  async suggestionInput(cafeId: CafeId): Promise<Outcome<ToCompare>> {
    const room = await this.#parts.rooms.get(cafeId)
    if (!room) return refuse('unknown_cafe')
    const { documents, turns, rooms } = this.#parts
    const isOpen = () => rooms.peek(cafeId) === room
    const value = await suggestionInput(room, { documents, turns, isOpen })
    return value ? { ok: true, value } : refuse('unknown_cafe')
  }

  async erase(session: Session): Promise<Outcome<null>> {
    if (session.role !== 'organiser') return refuse('not_allowed')
    await this.eraseCafe(session.cafeId)
    return { ok: true, value: null }
  }

  /** And its rehearsal, which holds what it was to be about. */
  async eraseCafe(cafeId: CafeId): Promise<void> {
    const rehearsal = await this.#rehearsalOf(cafeId)
    if (rehearsal) await this.eraseCafe(rehearsal)
    await this.#parts.rooms.erase(cafeId)
    this.#parts.sessions.forget((known) => known.cafeId === cafeId)
    this.#parts.erased(cafeId)
  }

  async #rehearsalOf(cafeId: CafeId): Promise<CafeId | undefined> {
    const facts = await this.#parts.storage.loadFacts(cafeId)
    const house = facts.find(({ root, key }) => root === 'house' && key === 'one')?.value as House | undefined
    return house?.rehearsal
  }

  /** Erases what has reached its deletion date. */
  async eraseExpired(): Promise<void> {
    const { storage, clock, turns } = this.#parts
    for (const { id } of await storage.expiredCafes(clock())) {
      // Its organiser may have chosen another day while the one before it was erased.
      await turns.passed()
      const row = await storage.findCafe(id)
      if (row && row.keepUntil <= clock()) await this.eraseCafe(id)
    }
  }
}
