import type { DeviceKind } from '@tablecloth/shared/cafe/kept-state.ts'
import { makeCafe } from '@tablecloth/shared/cafe/make.ts'
import type { CafeRoots, CafeState } from '@tablecloth/shared/cafe/state.ts'
import {
  type CafeId,
  type Entropy,
  makeId,
  makeJoinCode,
  type ParticipantId,
  type SessionId,
} from '@tablecloth/shared/ids.ts'
import type { CreateCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Outcome } from '@tablecloth/shared/protocol/errors.ts'
import type { CafeMade } from '../http/cafe-service.ts'
import type { Batch } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import type { DocumentsPort } from './documents-port.ts'
import type { Rooms } from './rooms.ts'
import { writeNewState } from './roots.ts'
import { newSession } from './session-rows.ts'
import { makeToken } from './tokens.ts'

interface FoundingParts {
  rooms: Rooms
  turns: Turns
  documents: DocumentsPort
  clock: () => number
  entropy: Entropy
  retentionDays: number
}

/** Makes a café as somebody wishes it, with its organiser signed in where they made it. */
export async function foundCafe(
  { rooms, turns, clock, entropy, retentionDays, documents }: FoundingParts,
  id: CafeId,
  wish: CreateCafe,
  device: DeviceKind,
  { rehearses, lenses = {} }: { rehearses?: CafeId; lenses?: CafeRoots['lenses'] } = {},
): Promise<Outcome<CafeMade>> {
  const organiser = makeId<ParticipantId>(entropy)
  const at = clock()
  const of = rehearses ? { rehearses } : {}
  const made = makeCafe(wish, { id, organiser, entropy, at, retentionDays, ...of })
  if (!made.ok) return made
  const joinCode = makeJoinCode(entropy)
  const [hostToken, token] = [makeToken(entropy), makeToken(entropy)]
  const sessionId = makeId<SessionId>(entropy)
  const sessions = { [sessionId]: { by: organiser, since: at, device } }
  const { cafe, kept } = made.value
  const state: CafeState = { ...made.value, cafe: { ...cafe, lenses }, kept: { ...kept, sessions } }
  const room = await rooms.create(state, joinCode)
  await turns.run((batch) => {
    putDown(batch, state, { joinCode, hostToken, token, sessionId, organiser, at })
    writeNewState(state, documents, batch)
    return { value: null, failed: () => rooms.close(room) }
  })
  return {
    ok: true,
    value: { cafeId: id, participantId: organiser, joinCode, hostToken, token, tables: tablesOf(state) },
  }
}

interface Founding {
  joinCode: string
  hostToken: string
  token: string
  sessionId: SessionId
  organiser: ParticipantId
  at: number
}

/** That there is a café, and whose it is. Its documents come besides. */
export function putDown(
  batch: Batch,
  state: CafeState,
  { joinCode, hostToken, token, sessionId, organiser, at }: Founding,
): void {
  const { id, cafe } = state
  batch.cafes.push({ id, joinCode, createdAt: at, keepUntil: cafe.info.keepUntil, closed: false })
  const own = { cafeId: id, participantId: organiser, role: 'organiser' } as const
  newSession(batch, { ...own, id: '', kind: 'link' }, hostToken)
  newSession(batch, { ...own, id: sessionId, kind: 'own' }, token)
  batch.events.push({ cafeId: id, at, by: organiser, event: { type: 'cafe-made' } })
}

export const tablesOf = ({ cafe }: CafeState): CafeMade['tables'] =>
  Object.entries(cafe.tables).map(([id, { name }]) => ({ id, name }))
