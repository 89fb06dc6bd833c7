/**
 * Who spoke how long, worked out a second time from a list of spells. It shares no code with what it is compared with, and
 * knows the rules as SPEC.md says them.
 */
const MINUTE = 60_000
const LATE = 5000

interface Spell {
  who: string
  table: string
  from: number
  to: number | null
  /** When the question about it is next due from, and when it was asked. */
  confirmed: number
  asked: number | null
}

export class TurnModel {
  now: number
  readonly seats = new Map<string, string>()
  readonly uncounted = new Set<string>()
  crossTalk = new Set<string>()
  spells: Spell[] = []
  /** From when on somebody's spells count. */
  #countsFrom = new Map<string, number>()
  #roundMs = 0
  #endsAt: number | null = null

  constructor(now: number) {
    this.now = now
  }

  get running(): boolean {
    return this.#endsAt !== null
  }

  startRound(seats: Record<string, string>, roundMs: number): void {
    this.seats.clear()
    for (const [who, table] of Object.entries(seats)) this.seats.set(who, table)
    this.#roundMs = roundMs
    this.#endsAt = this.now + roundMs
  }

  pause(): number {
    this.#stopAll(this.now)
    const left = (this.#endsAt ?? 0) - this.now
    this.#endsAt = null
    return left
  }

  resume(left: number): void {
    this.#endsAt = this.now + left
  }

  extend(ms: number): void {
    this.#roundMs += ms
    if (this.#endsAt !== null) this.#endsAt += ms
  }

  land(left: number): void {
    this.#endsAt = this.now + Math.min(left, MINUTE)
  }

  endRound(at = this.now): void {
    this.#stopAll(at)
    this.#endsAt = null
  }

  start(who: string, at?: string): void {
    const table = at ?? this.seats.get(who)
    const before = this.#on(who)
    if (table === undefined || !this.running || before?.table === table) return
    if (before) before.to = this.now
    if (!this.crossTalk.has(table)) for (const spell of this.#running(table)) spell.to = this.now
    this.spells.push({ who, table, from: this.now, to: null, confirmed: this.now, asked: null })
  }

  end(who: string): void {
    const spell = this.#on(who)
    if (spell) spell.to = this.now
  }

  confirm(who: string): void {
    const spell = this.#on(who)
    if (spell?.asked == null) return
    spell.asked = null
    spell.confirmed = this.now
  }

  move(who: string, table: string | null): void {
    if (this.seats.get(who) === table) return
    this.end(who)
    const before = this.seats.get(who)
    if (table === null) this.seats.delete(who)
    else this.seats.set(who, table)
    // Nobody is left there for a host to speak to.
    if (before === undefined || [...this.seats.values()].includes(before)) return
    for (const spell of this.#running(before)) spell.to = this.now
  }

  count(who: string, counted: boolean): void {
    if (this.uncounted.has(who) !== counted) return
    if (counted) this.uncounted.delete(who)
    else this.uncounted.add(who)
    this.#countsFrom.set(who, this.now)
  }

  /** Time goes by; what it brings about happens at its own moment. */
  pass(ms: number): void {
    const until = this.now + ms
    for (;;) {
      const next = this.#next()
      if (next === null || next.at > until) break
      const looked = Math.max(this.now, next.at)
      this.now = looked
      next.happens(looked - next.at <= LATE ? next.at : looked)
    }
    this.now = until
  }

  /** Time goes by, and nobody looks until it has. */
  sleep(ms: number): void {
    this.now += ms
    this.pass(0)
  }

  ofTable(table: string): { turns: number; totalMs: number } {
    const here = this.spells.filter((spell) => spell.table === table)
    return { turns: here.length, totalMs: sum(here.map(({ from, to }) => (to === null ? 0 : to - from))) }
  }

  msOf(who: string): number {
    if (this.uncounted.has(who)) return 0
    const from = this.#countsFrom.get(who) ?? 0
    const own = this.spells.filter((spell) => spell.who === who && spell.to !== null)
    return sum(own.map((spell) => Math.max(0, Number(spell.to) - Math.max(spell.from, from))))
  }

  speaking(table: string): string[] {
    return this.#running(table).map(({ who }) => who)
  }

  #next(): { at: number; happens(at: number): void } | null {
    const endsAt = this.#endsAt
    if (endsAt === null) return null
    let next = { at: endsAt, happens: () => this.endRound(endsAt) } as { at: number; happens(at: number): void }
    for (const spell of this.spells.filter(({ to }) => to === null)) {
      const at = spell.asked === null ? spell.confirmed + this.#cap(spell.table) : spell.asked + MINUTE
      if (at >= next.at) continue
      const asks = spell.asked === null
      next = {
        at,
        happens: (moment) => {
          if (asks) spell.asked = moment
          else spell.to = at
        },
      }
    }
    return next
  }

  /** Half as much again as everybody's equal part of the round, from two minutes to ten. */
  #cap(table: string): number {
    const seated = [...this.seats.values()].filter((at) => at === table).length
    return Math.round(Math.min(10 * MINUTE, Math.max(2 * MINUTE, (this.#roundMs / Math.max(2, seated)) * 1.5)))
  }

  #on = (who: string): Spell | undefined => this.spells.find((spell) => spell.who === who && spell.to === null)
  #running = (table: string): Spell[] => this.spells.filter((spell) => spell.table === table && spell.to === null)

  #stopAll(at: number): void {
    for (const spell of this.spells) spell.to ??= at
  }
}

const sum = (list: number[]): number => list.reduce((total, one) => total + one, 0)
