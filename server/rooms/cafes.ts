import { decideJoin } from '@tablecloth/shared/cafe/decisions/people.ts'
import { makeCafe } from '@tablecloth/shared/cafe/make.ts'
import { openTables } from '@tablecloth/shared/cafe/seats.ts'
import type { CafeRoots, CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { BriefingInput } from '@tablecloth/shared/harvest/briefing.ts'
import {
  asId,
  type CafeId,
  type Entropy,
  makeId,
  makeJoinCode,
  type ParticipantId,
  parseJoinCode,
} from '@tablecloth/shared/ids.ts'
import type { CreateCafe, ImportOptions, Invitation, JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Ack, Command } from '@tablecloth/shared/protocol/commands.ts'
import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Role } from '@tablecloth/shared/protocol/permissions.ts'
import type { ToCompare } from '../harvest/suggesting.ts'
import type { CafeBrought, CafeMade, CafeService } from '../http/cafe-service.ts'
import type { Batch, Session, Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { briefingInput } from './briefing-input.ts'
import type { Bring } from './bring-workers.ts'
import type { DocumentsPort } from './documents-port.ts'
import { rightsIn } from './rights.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { writeNewState } from './roots.ts'
import type { Sessions } from './sessions.ts'
import { suggestionInput } from './suggestion-input.ts'
import { hashToken, makeToken } from './tokens.ts'

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

  async create(wish: CreateCafe) {
    const { rooms, turns, clock, entropy, retentionDays, documents } = this.#parts
    const id = makeId<CafeId>(entropy)
    const organiser = makeId<ParticipantId>(entropy)
    const at = clock()
    const made = makeCafe(wish, { id, organiser, entropy, at, retentionDays })
    if (!made.ok) return made
    const joinCode = makeJoinCode(entropy)
    const token = makeToken(entropy)
    const state = made.value
    const room = await rooms.create(state, joinCode)
    await turns.run((batch) => {
      putDown(batch, state, { joinCode, token, organiser, at })
      writeNewState(state, documents, batch)
      return { value: null, failed: () => rooms.close(room) }
    })
    return {
      ok: true as const,
      value: { cafeId: id, participantId: organiser, joinCode, token, tables: tablesOf(state) },
    }
  }

  /** All that an export holds goes into one commit; until then there is nothing of it, in memory or on the disk. */
  async bring(file: Uint8Array, options: ImportOptions): Promise<Outcome<CafeBrought>> {
    const { turns, clock, entropy, retentionDays, bring } = this.#parts
    const id = makeId<CafeId>(entropy)
    const organiser = makeId<ParticipantId>(entropy)
    const at = clock()
    const brought = await bring({ file, options, id, organiser, at, retentionDays })
    if (!brought.ok) return brought
    const joinCode = makeJoinCode(entropy)
    const token = makeToken(entropy)
    const { state, updates, facts } = brought.value
    await turns.run((batch) => {
      putDown(batch, state, { joinCode, token, organiser, at })
      batch.updates.push(...updates)
      batch.facts.push(...facts)
      return { value: null }
    })
    const { info, rounds } = state.cafe
    const made = { cafeId: id, participantId: organiser, joinCode, token, tables: tablesOf(state) }
    return { ok: true, value: { ...made, info, rounds: Object.values(rounds) } }
  }

  /** One answer for every code that lets nobody in, so that guessing teaches nothing. */
  async #behind(joinCode: string): Promise<Outcome<Room>> {
    const code = parseJoinCode(joinCode)
    const row = code && (await this.#parts.storage.findCafeByCode(code))
    const room = row && (await this.#parts.rooms.get(row.id))
    if (!room || room.state.cafe.state.phase === 'closed') return refuse('unknown_code')
    return { ok: true, value: room }
  }

  async invitation(joinCode: string): Promise<Outcome<Invitation>> {
    const room = await this.#behind(joinCode)
    if (!room.ok) return room
    const { info, perspectives, rounds } = room.value.state.cafe
    const { title, purpose, languages, agreement, admission, consentDefault, creditDefault, startsAt, keepUntil } = info
    return {
      ok: true,
      value: {
        cafeId: room.value.id,
        title,
        purpose,
        languages,
        agreement,
        admission,
        consentDefault,
        creditDefault,
        startsAt,
        keepUntil,
        perspectives: Object.entries(perspectives)
          .sort(([, a], [, b]) => a.order - b.order)
          .map(([id, { name, sensitive }]) => ({ id, name, sensitive })),
        tables: openTables(room.value.state).length,
        rounds: Object.keys(rounds).length,
      },
    }
  }

  async join({ joinCode, ...profile }: JoinCafe, known: readonly string[]) {
    const found = await this.#behind(joinCode)
    if (!found.ok) return found
    const room = found.value
    const { entropy } = this.#parts
    const id = makeId<ParticipantId>(entropy)
    const token = makeToken(entropy)
    const decision = await room.run(
      ({ at }) => decideJoin(room.state, id, profile, at, known),
      id,
      (_, batch) => newSession(batch, room.id, id, 'participant', token),
    )
    if (!decision.ok) return decision
    const admitted = room.state.kept.participants[id]?.admitted ?? false
    return { ok: true as const, value: { cafeId: room.id, participantId: id, token, admitted } }
  }

  async enter(token: string): Promise<Outcome<Session>> {
    const session = await this.#parts.sessions.find(token)
    const room = session && (await this.#parts.rooms.get(session.cafeId))
    const person = session && room?.state.kept.participants[session.participantId]
    if (!session || !person || person.gone) return refuse('bad_token')
    return { ok: true, value: session }
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
    const actor = { id: session.participantId, role: session.role }
    const decision = await room.command(actor, command, ({ events }, batch) => {
      for (const event of events) {
        if (event.type === 'person-gone') batch.endedSessions.push({ cafeId: room.id, participantId: event.id })
        if (event.type === 'people-joined') {
          for (const [id, { role }] of Object.entries(event.people)) {
            if (role !== 'participant') newSession(batch, room.id, asId(id), role, token)
          }
        }
        if (event.type === 'cafe-closed') batch.closed.push(room.id)
      }
    })
    if (!decision.ok) return decision
    return { ok: true, ...decision.reply, ...linkFor(command.type, room.id, token) }
  }

  async briefing(session: Session): Promise<Outcome<BriefingInput>> {
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
    const { write } = rightsIn(room.state, { kind: 'harvest', cafeId }, participantId)
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

  async eraseCafe(cafeId: CafeId): Promise<void> {
    await this.#parts.rooms.erase(cafeId)
    this.#parts.sessions.forget((known) => known.cafeId === cafeId)
    this.#parts.erased(cafeId)
  }

  /** Erases what has reached its deletion date. */
  async eraseExpired(): Promise<void> {
    for (const { id } of await this.#parts.storage.expiredCafes(this.#parts.clock())) await this.eraseCafe(id)
  }
}

interface Founding {
  joinCode: string
  token: string
  organiser: ParticipantId
  at: number
}

/** That there is a café, and whose it is. Its documents come besides. */
function putDown(batch: Batch, state: CafeState, { joinCode, token, organiser, at }: Founding): void {
  const { id, cafe } = state
  batch.cafes.push({ id, joinCode, createdAt: at, keepUntil: cafe.info.keepUntil, closed: false })
  newSession(batch, id, organiser, 'organiser', token)
  // Words that tables named can be taken back, so the memory holds none.
  batch.events.push({ cafeId: id, at, by: organiser, event: { type: 'cafe-made', state: { ...state, missing: {} } } })
}

const tablesOf = ({ cafe }: CafeState): CafeMade['tables'] =>
  Object.entries(cafe.tables).map(([id, { name }]) => ({ id, name }))

/** Who comes by a link that a host hands on. */
function linkFor(type: Command['type'], cafeId: CafeId, token: string): Record<string, string> {
  if (type === 'invite-host') return { token, link: `/host#${cafeId}.${token}` }
  if (type === 'invite-projector') return { token, link: `/screen#${cafeId}.${token}` }
  if (type === 'table-device') return { token, url: `/device#${cafeId}.${token}` }
  return {}
}

function newSession(batch: Batch, cafeId: CafeId, participantId: ParticipantId, role: Role, token: string): void {
  batch.sessions.push({ tokenHash: hashToken(token), cafeId, participantId, role })
}
