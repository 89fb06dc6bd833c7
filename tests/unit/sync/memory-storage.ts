import type { Batch, CafeRow, Fact, Session, Storage, StoredDocument } from '@tablecloth/server/storage/storage.ts'
import type { CafeId, ParticipantId } from '@tablecloth/shared/ids.ts'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'

interface Kept {
  snapshot: Uint8Array | null
  upTo: number
  rows: { sequence: number; update: Uint8Array }[]
  clients: Map<number, ParticipantId>
}

/** A storage in memory that can be told to fail, or to take its time. */
export class MemoryStorage implements Storage {
  readonly documents = new Map<string, Kept>()
  readonly forgetting = new Map<string, number>()
  facts: Fact[] = []
  commits = 0
  loads = 0
  /** What the next commits fail with, if anything. */
  failure: Error | null = null
  /** Commits wait for it. */
  gate: Promise<void> = Promise.resolve()
  #sequence = 0

  async commit(batch: Batch): Promise<void> {
    await this.gate
    if (this.failure) throw this.failure
    this.commits++
    for (const { document, update } of batch.updates) {
      this.#of(document).rows.push({ sequence: ++this.#sequence, update })
    }
    for (const document of batch.forgetting) this.forgetting.set(document, this.#sequence)
    for (const { document, clientId, participantId } of batch.clients) {
      const { clients } = this.#of(document)
      if (!clients.has(clientId)) clients.set(clientId, participantId)
    }
    this.facts.push(...batch.facts)
  }

  async loadDocument(document: string): Promise<StoredDocument> {
    this.loads++
    const { snapshot, upTo, rows, clients } = this.#of(document)
    return {
      updates: [...(snapshot ? [snapshot] : []), ...rows.map(({ update }) => update)],
      newest: rows.at(-1)?.sequence ?? upTo,
      clients: new Map(clients),
      damaged: false,
    }
  }

  async compact(document: string, snapshot: Uint8Array, upTo: number): Promise<void> {
    const kept = this.#of(document)
    if (upTo < kept.upTo) return
    kept.snapshot = snapshot
    kept.upTo = upTo
    kept.rows = kept.rows.filter(({ sequence }) => sequence > upTo)
    if (kept.rows.length === 0) this.forgetting.delete(document)
  }

  async documentsToForget(): Promise<string[]> {
    return [...this.forgetting.keys()]
  }

  async loadFacts(cafeId: CafeId): Promise<Fact[]> {
    return this.facts.filter((fact) => fact.cafeId === cafeId)
  }

  async eraseCafe(cafeId: CafeId): Promise<void> {
    for (const name of this.documents.keys()) {
      if (parseDocumentName(name)?.cafeId === cafeId) this.documents.delete(name)
    }
    this.facts = this.facts.filter((fact) => fact.cafeId !== cafeId)
  }

  async findCafe(): Promise<CafeRow | null> {
    return null
  }
  async findCafeByCode(): Promise<CafeRow | null> {
    return null
  }
  async openCafes(): Promise<CafeRow[]> {
    return []
  }
  async expiredCafes(): Promise<CafeRow[]> {
    return []
  }
  async findSession(): Promise<Session | null> {
    return null
  }
  async check(): Promise<void> {}
  async close(): Promise<void> {}

  #of(document: string): Kept {
    const kept: Kept = this.documents.get(document) ?? { snapshot: null, upTo: 0, rows: [], clients: new Map() }
    this.documents.set(document, kept)
    return kept
  }
}
