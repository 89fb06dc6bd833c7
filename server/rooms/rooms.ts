import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { CafeId, Entropy, ParticipantId } from '@tablecloth/shared/ids.ts'
import { cafeDocument, deskDocument, harvestDocument, screenDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { documentsOf } from './cloths.ts'
import type { DocumentsPort } from './documents-port.ts'
import type { PlanSeating } from './planner.ts'
import { Room } from './room.ts'
import { readState } from './roots.ts'

const IDLE_MS = 10 * 60_000

export interface RoomsParts {
  documents: DocumentsPort
  storage: Storage
  turns: Turns
  clock: () => number
  entropy: Entropy
  planSeating: PlanSeating
  isConnected(sessionId: string): boolean
  isHere(cafeId: CafeId, id: ParticipantId): boolean
  changed(before: CafeState, after: CafeState, events: readonly CafeEvent[]): void
  /** Is anybody connected to this café? */
  occupied(cafeId: CafeId): boolean
}

/** The rooms that are open: loaded once however many ask, kept while anybody is there or a round runs. */
export class Rooms {
  #open = new Map<CafeId, Room>()
  #opening = new Map<CafeId, Promise<Room | null>>()
  #erased = new Set<CafeId>()
  #parts: RoomsParts

  constructor(parts: RoomsParts) {
    this.#parts = parts
  }

  /** Ms since 1970. */
  now(): number {
    return this.#parts.clock()
  }

  /** The room, if it is open already. */
  peek(id: CafeId): Room | undefined {
    return this.#open.get(id)
  }

  /** Those that are open now. */
  open(): readonly Room[] {
    return [...this.#open.values()]
  }

  /** `null` when there is no such café. */
  async get(id: CafeId): Promise<Room | null> {
    const room = this.#open.get(id)
    if (room) return room
    if (this.#erased.has(id)) return null
    const opening = this.#opening.get(id) ?? this.#load(id).finally(() => this.#opening.delete(id))
    this.#opening.set(id, opening)
    return opening
  }

  async #load(id: CafeId): Promise<Room | null> {
    const { storage, documents } = this.#parts
    const row = await storage.findCafe(id)
    if (!row) return null
    // A commit may be on its way that this reading must not miss.
    await this.#parts.turns.passed()
    await documents.retain(cafeDocument(id))
    const tables = Object.keys(documents.read(cafeDocument(id)).getMap('tables').toJSON())
    await this.#retain([...namesBeside(id), ...ofTables(id, tables)])
    const state = readState(id, documents, await storage.loadFacts(id))
    if (!state || this.#erased.has(id)) return null
    return this.#admit(state, row.joinCode)
  }

  /** A room for a café that is being made: its documents open, nothing in them yet. */
  async create(state: CafeState, joinCode: string): Promise<Room> {
    const tables = Object.keys(state.cafe.tables)
    await this.#retain([cafeDocument(state.id), ...namesBeside(state.id), ...ofTables(state.id, tables)])
    return this.#admit(state, joinCode)
  }

  async #retain(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.#parts.documents.retain(name)))
  }

  #admit(state: CafeState, joinCode: string): Room {
    const room = new Room(state, joinCode, {
      ...this.#parts,
      broken: () => this.close(room),
    })
    this.#open.set(state.id, room)
    room.desk.disturb(Object.keys(state.cafe.tables))
    room.screen.disturb()
    return room
  }

  /** Puts a room away; whoever asks next loads it from storage. */
  close(room: Room): void {
    room.shut()
    if (this.#open.get(room.id) !== room) return
    this.#open.delete(room.id)
    for (const name of [cafeDocument(room.id), ...namesBeside(room.id)]) this.#parts.documents.release(name)
    room.cloths.clear()
  }

  /** Closes rooms that nobody has been in for a while and whose clock stands still. */
  sweep(): void {
    const now = this.#parts.clock()
    for (const room of [...this.#open.values()]) {
      const runs = room.state.cafe.state.endsAt !== null
      if (!runs && now - room.touchedAt > IDLE_MS && !this.#parts.occupied(room.id)) this.close(room)
    }
  }

  async erase(id: CafeId): Promise<void> {
    this.#erased.add(id)
    const room = this.#open.get(id)
    if (room) this.close(room)
    await this.#parts.documents.erase(id)
    await this.#parts.turns.passed()
    await this.#parts.storage.eraseCafe(id)
  }

  shut(): void {
    for (const room of this.#open.values()) room.shut()
  }
}

const namesBeside = (id: CafeId): string[] => [deskDocument(id), harvestDocument(id), screenDocument(id)]
const ofTables = (id: CafeId, tableIds: readonly string[]): string[] =>
  tableIds.flatMap((tableId) => documentsOf(id, tableId))
