import { apply } from '@tablecloth/shared/cafe/apply.ts'
import { type Actor, type Decision, decide } from '@tablecloth/shared/cafe/decide.ts'
import { decideJoin } from '@tablecloth/shared/cafe/decisions/people.ts'
import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { ownerOf } from '@tablecloth/shared/cafe/kept-notes.ts'
import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import { makeCafe } from '@tablecloth/shared/cafe/make.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { nextLook, tick } from '@tablecloth/shared/cafe/tick.ts'
import { asId, type Entropy, makeId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import type { CreateCafe, JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'

export function seededEntropy(seed: string): Entropy {
  const rng = createRng(seed)
  return { bytes: (length) => Uint8Array.from({ length }, () => rng.int(256)) }
}

const WISH: CreateCafe = {
  title: 'Allies at one table',
  tables: 3,
  rounds: [
    { question: 'What do we ask of each other?', minutes: 20 },
    { question: 'What do we give back?', minutes: 20 },
    { question: 'What follows?', minutes: 10 },
  ],
}

/** Stands for a hash: a test can see that the key itself is kept nowhere. */
const hashOf = (key: string): string => [...key].reverse().join('')

/** A café in memory: commands in, state out, its clock turned by hand. */
export class ACafe {
  state: CafeState
  now = 1_800_000_000_000
  readonly host: Actor
  readonly notes = new Map<string, KeptNote>()
  /** Theme id → version of its words. */
  readonly themes = new Map<string, string>()
  /** Of those, which lie within others. */
  broughtIn = new Set<string>()
  unnamedBy = 0
  /** Told of whatever changes. */
  watch?: (before: CafeState, after: CafeState, events: readonly CafeEvent[]) => void
  readonly damaged = new Set<string>()
  #entropy: Entropy

  constructor(wish: Partial<CreateCafe> = {}, seed = 'a café') {
    this.#entropy = seededEntropy(seed)
    const organiser = asId<ParticipantId>('organiser')
    const made = makeCafe(
      { ...WISH, ...wish },
      { id: asId('cafe'), organiser, entropy: this.#entropy, at: this.now, retentionDays: 30 },
    )
    if (!made.ok) throw new Error(made.error.message)
    this.state = made.value
    this.host = { id: organiser, role: 'organiser' }
  }

  join(name: string, profile: Partial<JoinCafe> = {}): Actor {
    const id = makeId<ParticipantId>(this.#entropy)
    const decision = this.tryJoin(id, { name, ...profile })
    if (!decision.ok) throw new Error(decision.error.message)
    return { id, role: 'participant' }
  }

  tryJoin(id: ParticipantId, profile: Omit<JoinCafe, 'joinCode'>): Decision {
    return this.#settle(decideJoin(this.state, id, profile, this.now))
  }

  give(actor: Actor, command: Command): Decision {
    const context = {
      at: this.now,
      cafeId: this.state.id,
      makeId: <Id extends string>() => makeId<Id>(this.#entropy),
      planSeating: (request: SeatingRequest) => planSeating(request, 1),
      note: (tableId: string, noteId: string) => this.notes.get(`${tableId}/${noteId}`) ?? null,
      noteIds: (tableId: string, author?: string) =>
        [...this.notes]
          .filter(([place, note]) => place.startsWith(`${tableId}/`) && (!author || note.author === author))
          .map(([place]) => place.slice(tableId.length + 1)),
      ownNoteIds: (tableId: string, owner: string) =>
        [...this.notes]
          .filter(([place, note]) => place.startsWith(`${tableId}/`) && ownerOf(note) === owner)
          .map(([place]) => place.slice(tableId.length + 1)),
      isDamaged: (tableId: string) => this.damaged.has(tableId),
      isConnected: () => false,
      unnamedBy: () => this.unnamedBy,
      makeKey: () => {
        const key = makeId(this.#entropy, 43)
        return { key, keyHash: hashOf(key) }
      },
      hashOf,
      theme: (themeId: string) => {
        const version = this.themes.get(themeId)
        return version === undefined ? null : { version, isWithin: this.broughtIn.has(themeId) }
      },
    }
    return this.#settle(decide(this.state, actor, command, context))
  }

  /** Like `give`, for a command that must be a yes. */
  must(actor: Actor, command: Command): Record<string, unknown> {
    const decision = this.give(actor, command)
    if (!decision.ok) throw new Error(`${command.type}: ${decision.error.code} ${decision.error.message}`)
    return decision.reply ?? {}
  }

  /** Time goes by, and somebody looks whenever there is something to see, as a room's timer does. */
  pass(ms: number): void {
    const until = this.now + ms
    for (;;) {
      const look = nextLook(this.state, this.now)
      if (look === null || look > until) break
      this.now = Math.max(this.now, look)
      this.look()
    }
    this.now = until
    this.look()
  }

  /** Time goes by while the server stands still. */
  sleep(ms: number): void {
    this.now += ms
    this.look()
  }

  look(): void {
    this.#apply(tick(this.state, this.now))
  }

  tableOf(actor: Actor): string {
    return this.state.cafe.seats[actor.id] ?? 'nowhere'
  }

  sizes(): number[] {
    const seats = Object.values(this.state.cafe.seats)
    return Object.keys(this.state.cafe.tables).map((id) => seats.filter((at) => at === id).length)
  }

  #settle(decision: Decision): Decision {
    if (decision.ok) this.#apply(decision.events)
    return decision
  }

  #apply(events: readonly CafeEvent[]): void {
    const before = this.state
    this.state = apply(before, events, this.now)
    this.watch?.(before, this.state, events)
  }
}
