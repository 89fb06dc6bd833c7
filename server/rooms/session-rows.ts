import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { asId, type CafeId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import type { Role } from '@tablecloth/shared/protocol/permissions.ts'
import type { Batch, Session } from '../storage/storage.ts'
import { hashToken } from './tokens.ts'

/** Who bears a token that is new, and which kind it is. */
export function newSession(batch: Batch, session: Omit<Session, 'tokenHash' | 'suspended'>, token: string): void {
  batch.sessions.push({ ...session, tokenHash: hashToken(token) })
}

/** What these facts do to who may come in. `token` is for the one link among them, if there is one. */
export function writeSessions(cafeId: CafeId, events: readonly CafeEvent[], token: string, batch: Batch): void {
  const link = (participantId: ParticipantId, role: Role) =>
    newSession(batch, { id: '', kind: 'link', cafeId, participantId, role }, token)
  for (const event of events) {
    if (event.type === 'person-gone') {
      if (event.how === 'left') batch.endedSessions.push({ cafeId, participantId: event.id })
      else batch.suspended.push({ cafeId, participantId: event.id, is: true })
    }
    if (event.type === 'person-back') batch.suspended.push({ cafeId, participantId: event.id, is: false })
    if (event.type === 'people-joined') {
      for (const [id, { role }] of Object.entries(event.people)) if (role !== 'participant') link(asId(id), role)
    }
    if (event.type === 'sessions-ended') {
      batch.endedSessions.push(...event.ids.map((id) => ({ cafeId, participantId: event.of, id })))
    }
    if (event.type === 'link-renewed') {
      const participantId = event.id
      batch.endedSessions.push({ cafeId, participantId, link: true })
      batch.endedSessions.push(...event.ended.map((id) => ({ cafeId, participantId, id })))
      link(participantId, event.role)
    }
  }
}

/** Where a link of such a role leads, behind the `#` of which its secret stands. */
const DOORS: Partial<Record<Role, string>> = {
  organiser: '/host',
  host: '/host',
  projector: '/screen',
  device: '/device',
}

/** What a command answers with that has made a link: only the new one ever shows it. */
export function linkFor(
  type: CommandType,
  cafeId: CafeId,
  events: readonly CafeEvent[],
  token: string,
): Record<string, string> {
  for (const event of events) {
    const role =
      event.type === 'link-renewed'
        ? event.role
        : event.type === 'people-joined' && Object.values(event.people)[0]?.role
    const door = role && DOORS[role]
    if (door) return { token, [type === 'table-device' ? 'url' : 'link']: `${door}#${cafeId}.${token}` }
  }
  return {}
}
