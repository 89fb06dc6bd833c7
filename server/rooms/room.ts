import { apply, settle } from '@tablecloth/shared/cafe/apply.ts'
import { type Actor, type Context, type Decision, decide } from '@tablecloth/shared/cafe/decide.ts'
import { repairPlan } from '@tablecloth/shared/cafe/decisions/plan.ts'
import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { themesWritten } from '@tablecloth/shared/cafe/taken-themes.ts'
import { nextLook, tick } from '@tablecloth/shared/cafe/tick.ts'
import { type CafeId, type Entropy, makeId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { deskDocument } from '@tablecloth/shared/protocol/documents.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Batch } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { Alarm } from './alarm.ts'
import { Attendance } from './attendance.ts'
import { Cloths } from './cloths.ts'
import { writeConsequences } from './consequences.ts'
import { Desk } from './desk.ts'
import type { DocumentsPort } from './documents-port.ts'
import { PlanRepair } from './plan-repair.ts'
import { Planner, type PlanSeating, planQuickly } from './planner.ts'
import { type Also, type DecideNow, decidePrepared } from './prepared.ts'
import { writeState } from './roots.ts'
import { Screen } from './screen.ts'
import { hashToken, makeToken } from './tokens.ts'
import { whatIsWritten } from './what-is-written.ts'
import { afterNotes, showWritten } from './written.ts'

export interface RoomParts {
  documents: DocumentsPort
  turns: Turns
  clock: () => number
  entropy: Entropy
  planSeating: PlanSeating
  isConnected: Context['isConnected']
  /** Whether somebody of a café is connected at this moment. */
  isHere(cafeId: CafeId, id: ParticipantId): boolean
  /** Called after each commit that changed the café. */
  changed(before: CafeState, after: CafeState, events: readonly CafeEvent[]): void
  /** Called when a commit failed: what this room holds in memory is not what is stored. */
  broken(): void
}

/** The live object of one café: its state, its clock, and the one door that changes both. */
export class Room {
  readonly id: CafeId
  #joinCode: string
  #state: CafeState
  #parts: RoomParts
  #alarm: Alarm
  #desk: Desk
  readonly screen: Screen
  #planner: Planner
  readonly cloths: Cloths
  #attendance: Attendance
  #planRepair: PlanRepair
  /** Who has placed how many notes without a name: nowhere else, and gone with the room. */
  #unnamed = new Map<ParticipantId, number>()
  #shut = false
  /** When somebody last asked for anything, ms since 1970. */
  touchedAt: number

  constructor(state: CafeState, joinCode: string, parts: RoomParts) {
    this.id = state.id
    this.#joinCode = joinCode
    this.#state = state
    this.#parts = parts
    this.#planner = new Planner(parts.planSeating)
    this.#planRepair = new PlanRepair(() => this.#decide((context) => repairPlan(this.#state, context), null))
    this.cloths = new Cloths(this.id, parts.documents, Object.keys(state.cafe.tables))
    this.#desk = new Desk(
      this.id,
      () => this.#joinCode,
      parts,
      () => this.#state,
    )
    this.screen = new Screen(
      () => this.#joinCode,
      parts,
      () => this.#state,
    )
    this.touchedAt = parts.clock()
    this.#alarm = new Alarm(parts.clock, () => this.#ring())
    this.#attendance = new Attendance({
      clock: parts.clock,
      isHere: (id) => parts.isHere(this.id, id),
      state: () => this.#state,
      tell: (event) => void this.run(() => ({ ok: true, events: [event] }), null).catch(() => {}),
    })
    this.#setAlarm()
  }

  /** Committed state only when read inside a turn's job or its aftermath. */
  get state(): CafeState {
    return this.#state
  }

  get desk(): Desk {
    return this.#desk
  }

  /** Inside a job: another code lets people in from now on, and the old one nobody. */
  renewCode(joinCode: string, batch: Batch): string {
    const { info, state } = this.#state.cafe
    const { createdAt } = this.#state.kept.house.one
    const closed = state.phase === 'closed'
    batch.cafes.push({ id: this.id, joinCode, createdAt, keepUntil: info.keepUntil, closed })
    this.#joinCode = joinCode
    return joinCode
  }

  /** A host has come or gone. */
  attend(): void {
    this.#attendance.look()
  }

  /** Gives a command. `also` adds to the same commit, if the decision is a yes. */
  command(actor: Actor, command: Command, also?: Also): Promise<Decision> {
    const follow: Also = (decision, batch) => {
      also?.(decision, batch)
      const unnamed = decision.events.filter((event) => event.type === 'note-placed' && event.keyHash !== undefined)
      if (unnamed.length) this.#unnamed.set(actor.id, this.#unnamedBy(actor.id) + unnamed.length)
    }
    const decideNow: DecideNow = (context) => {
      // The state alone says what somebody is by now.
      const role = this.#state.kept.participants[actor.id]?.role ?? actor.role
      return decide(this.#state, { ...actor, role }, command, context)
    }
    return this.#decide(decideNow, actor.id, follow)
  }

  #unnamedBy(id: ParticipantId): number {
    return this.#unnamed.get(id) ?? 0
  }

  #decide(decideNow: DecideNow, by: ParticipantId | null, also?: Also): Promise<Decision> {
    const run = this.run.bind(this)
    return decidePrepared({ planner: this.#planner, cloths: this.cloths, run }, decideNow, by, also)
  }

  /** Runs a decision in a turn: state, documents, facts and events change together, or nothing does. */
  run(decideNow: DecideNow, by: ParticipantId | null, also?: Also): Promise<Decision> {
    const { turns, clock } = this.#parts
    this.touchedAt = clock()
    return turns.run<Decision>((batch) => {
      // Put away in the meantime, because a commit failed or the café was erased: what it remembers counts no more.
      if (this.#shut) return { value: refuse('storage') }
      const at = clock()
      const due = tick(this.#state, at)
      const finish = due.length ? this.#commit(due, null, at, batch) : null
      const decision = decideNow(this.#context(at))
      if (!decision.ok) return { value: decision, ...finish }
      also?.(decision, batch)
      if (!decision.events.length) return { value: decision, ...finish }
      const { done, failed } = this.#commit(decision.events, by, at, batch)
      return {
        value: decision,
        done: () => {
          finish?.done()
          done()
        },
        failed,
      }
    })
  }

  /** A command's events as one commit: what to do when it is durable, and when it is not. */
  #commit(events: readonly CafeEvent[], by: ParticipantId | null, at: number, batch: Batch) {
    const { documents } = this.#parts
    const before = this.#state
    const after = apply(before, events, at)
    writeState(before, after, documents, batch)
    writeConsequences(before, after, events, documents, batch)
    for (const event of events) {
      const remembered = rememberedOf(event)
      if (remembered) batch.events.push({ cafeId: this.id, at, by, event: remembered })
    }
    this.#state = after
    const withdrawn = events.filter(({ type }) => type === 'note-withdrawn') as { tableId: TableId }[]
    if (withdrawn.length) {
      // The desk has shown glimpses of it.
      const tables = withdrawn.map(({ tableId }) => tableId)
      this.#desk.bring(tables, batch)
      documents.forget(batch, deskDocument(this.id))
    }
    return {
      done: () => {
        this.#setAlarm()
        this.#desk.disturb(Object.keys(after.cafe.tables))
        this.screen.disturb()
        this.#attendance.look()
        if (!this.#shut) this.#planRepair.look(this.#state)
        this.#parts.changed(before, after, events)
      },
      failed: () => this.#parts.broken(),
    }
  }

  /**
   * Somebody has written at a table, and these notes are new: what follows from it for their writers' pace, for the gallery,
   * where it hangs, and for the desk.
   */
  written(tableId: TableId, noteIds: readonly string[], batch: Batch): void {
    this.#notesLaid(tableId, noteIds)
    showWritten(this.#state, this.#parts.documents, batch, tableId)
    this.#desk.disturb([tableId])
  }

  /** Somebody has made themes, or taken some away: hosts can put back what is gone, and need not where it is there again. */
  gathered(by: ParticipantId, made: readonly string[], removed: Record<string, unknown>, batch: Batch): void {
    const { clock, turns } = this.#parts
    const at = clock()
    const events = themesWritten(this.#state, by, made, removed, at)
    if (events.length) turns.follow(this.#commit(events, by, at, batch))
  }

  /** Counts from now on, so that a second note in the same turn comes too soon; the writer is told once it is stored. */
  #notesLaid(tableId: TableId, noteIds: readonly string[]): void {
    const { documents, turns, clock, changed } = this.#parts
    const before = this.#state
    this.#state = afterNotes(before, documents, tableId, noteIds, clock())
    if (this.#state.laid === before.laid) return
    const tell = () => changed({ ...this.#state, laid: before.laid }, this.#state, [])
    turns.add(() => ({ done: tell, failed() {} }))
  }

  #context(at: number): Context {
    const { documents, entropy } = this.#parts
    return {
      at,
      cafeId: this.id,
      makeId: () => makeId(entropy),
      planSeating: planQuickly,
      ...whatIsWritten(this.id, documents),
      unnamedBy: (id) => this.#unnamedBy(id),
      makeKey() {
        const key = makeToken(entropy)
        return { key, keyHash: hashToken(key) }
      },
      hashOf: hashToken,
      isConnected: this.#parts.isConnected,
    }
  }

  /** One timer a room: for the round's end, and for prompts and questions that time alone brings. */
  #setAlarm(): void {
    this.#alarm.set(nextLook(this.#state, this.#parts.clock()))
  }

  #ring(): void {
    const { turns, clock } = this.#parts
    turns.add((batch) => {
      if (this.#shut) return null
      const at = clock()
      const events = tick(this.#state, at)
      if (events.length) return this.#commit(events, null, at, batch)
      const before = this.#state
      const after = settle(before, at)
      writeState(before, after, this.#parts.documents, batch)
      this.#state = after
      return { done: () => this.#setAlarm(), failed: () => this.#parts.broken() }
    })
  }

  shut(): void {
    this.#shut = true
    this.#alarm.stop()
    this.#planRepair.shut()
    this.#desk.shut()
    this.#attendance.shut()
    this.screen.shut()
  }
}
