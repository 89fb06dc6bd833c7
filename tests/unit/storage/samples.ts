import {
  Batch,
  type CafeRow,
  type Session,
  type Storage,
  type StoredDocument,
} from '@tablecloth/server/storage/storage.ts'
import { asId, type CafeId, type ParticipantId } from '@tablecloth/shared/ids.ts'

export const cafeId = (name: string) => asId<CafeId>(name)

export function cafe(name: string, more: Partial<CafeRow> = {}): CafeRow {
  return { id: cafeId(name), joinCode: name.toUpperCase(), createdAt: 1, keepUntil: 1000, closed: false, ...more }
}

export function session(name: string, tokenHash: string, more: Partial<Session> = {}): Session {
  const usual = { id: tokenHash, kind: 'own', participantId: asId<ParticipantId>('ada'), role: 'participant' } as const
  return { tokenHash, cafeId: cafeId(name), suspended: false, ...usual, ...more }
}

export const bytes = (text: string) => new TextEncoder().encode(text)
export const texts = ({ updates }: StoredDocument) => updates.map((update) => new TextDecoder().decode(update))
export const newestOf = async (storage: Storage, document: string) => (await storage.loadDocument(document)).newest

/** A batch of what is named; the rest of it is empty. */
export function batch(parts: { [List in keyof Omit<Batch, 'isEmpty'>]?: Batch[List] }): Batch {
  const made = new Batch()
  made.updates.push(...(parts.updates ?? []))
  made.clients.push(...(parts.clients ?? []))
  made.facts.push(...(parts.facts ?? []))
  made.events.push(...(parts.events ?? []))
  made.forgetting.push(...(parts.forgetting ?? []))
  made.cafes.push(...(parts.cafes ?? []))
  made.sessions.push(...(parts.sessions ?? []))
  made.endedSessions.push(...(parts.endedSessions ?? []))
  made.suspended.push(...(parts.suspended ?? []))
  return made
}

export const writes = (document: string, ...said: string[]) =>
  batch({ updates: said.map((text) => ({ document, update: bytes(text) })) })
