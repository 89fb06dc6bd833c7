import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import type { CafeId, TableId } from '@tablecloth/shared/ids.ts'
import { galleryDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { DocumentsPort } from './documents-port.ts'

/** The documents of one table. */
export const documentsOf = (cafeId: CafeId, tableId: string): string[] => [
  tableDocument(cafeId, tableId),
  galleryDocument(cafeId, tableId),
]

/** The tables of one room whose documents are in memory. A table that opens has to be laid before anything is written of it. */
export class Cloths {
  #cafeId: CafeId
  #documents: DocumentsPort
  #laid: Set<string>
  #laying = new Map<string, Promise<void>>()
  #cleared = false

  /** @param laid tables whose documents somebody has retained for the room already */
  constructor(cafeId: CafeId, documents: DocumentsPort, laid: readonly string[]) {
    this.#cafeId = cafeId
    this.#documents = documents
    this.#laid = new Set(laid)
  }

  /** Whether a table's documents are in memory. */
  isLaid(tableId: string): boolean {
    return this.#laid.has(tableId)
  }

  /** Tables that these facts open and whose documents are not there yet. */
  missing(events: readonly CafeEvent[]): TableId[] {
    return events.flatMap((event) =>
      event.type === 'table-opened' && !this.#laid.has(event.tableId) ? [event.tableId] : [],
    )
  }

  /** Sees to it that a table's documents are there, once however many ask. */
  async lay(tableId: TableId): Promise<void> {
    const laying = this.#laying.get(tableId) ?? this.#lay(tableId).finally(() => this.#laying.delete(tableId))
    this.#laying.set(tableId, laying)
    await laying
  }

  async #lay(tableId: TableId): Promise<void> {
    if (this.#laid.has(tableId)) return
    await Promise.all(documentsOf(this.#cafeId, tableId).map((name) => this.#documents.retain(name)))
    if (this.#cleared) this.#release(tableId)
    else this.#laid.add(tableId)
  }

  /** Gives all of them back, those that are still being laid among them. */
  clear(): void {
    this.#cleared = true
    for (const tableId of this.#laid) this.#release(tableId)
    this.#laid.clear()
  }

  #release(tableId: string): void {
    for (const name of documentsOf(this.#cafeId, tableId)) this.#documents.release(name)
  }
}
