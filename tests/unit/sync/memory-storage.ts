import type { Batch, CafeRow, Fact, Session, Storage } from '@tablecloth/server/storage/storage.ts'
import type { CafeId } from '@tablecloth/shared/ids.ts'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'

/** A storage in memory that can be told to fail, or to take its time. */
export class MemoryStorage implements Storage {
  readonly documents = new Map<
    string,
    { snapshot: Uint8Array | null; rows: { sequence: number; update: Uint8Array }[] }
  >()
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
    this.facts.push(...batch.facts)
  }

  async loadDocument(document: string): Promise<Uint8Array[]> {
    this.loads++
    const { snapshot, rows } = this.#of(document)
    return [...(snapshot ? [snapshot] : []), ...rows.map(({ update }) => update)]
  }

  async compact(document: string, snapshot: Uint8Array, upTo: number): Promise<void> {
    const kept = this.#of(document)
    kept.snapshot = snapshot
    kept.rows = kept.rows.filter(({ sequence }) => sequence > upTo)
  }

  async newestSequence(document: string): Promise<number> {
    return this.#of(document).rows.at(-1)?.sequence ?? 0
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

  #of(document: string) {
    const kept = this.documents.get(document) ?? { snapshot: null, rows: [] }
    this.documents.set(document, kept)
    return kept
  }
}
