import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { asId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { ACafe } from '../cafe/a-cafe.ts'
import { TurnModel } from './turn-model.ts'

const TABLES = ['t1', 't2'].map((id) => asId<TableId>(id))

/** A café in which people tap, tap twice, fall silent, move, leave and come back, beside a model of who spoke how long. */
export class History {
  readonly cafe: ACafe
  readonly model: TurnModel
  readonly people: Actor[]
  readonly did: string[] = []
  #rng: Rng
  #left = 0

  constructor(seed: string) {
    this.#rng = createRng(seed)
    const minutes = () => this.#rng.pick([0.5, 5, 20, 45])
    const rounds = Array.from({ length: 3 }, () => ({ question: 'What now?', minutes: minutes() }))
    this.cafe = new ACafe({ tables: TABLES.length, rounds }, seed)
    this.people = Array.from({ length: 3 + this.#rng.int(4) }, (_, n) => this.cafe.join(`Guest ${n}`))
    this.model = new TurnModel(this.cafe.now)
  }

  play(steps: number): void {
    this.#step('start-round')
    for (let step = 0; step < steps; step++) this.#step()
  }

  /** What differs between the café and the model, in words; empty where nothing does. */
  differences(): string[] {
    const { state } = this.cafe
    const tables = TABLES.flatMap((table) => {
      const floor = state.speaking[table]
      const is = {
        turns: floor?.turns ?? 0,
        totalMs: floor?.totalMs ?? 0,
        current: floor?.current.map(({ participantId }) => participantId) ?? [],
      }
      const should = { ...this.model.ofTable(table), current: this.model.speaking(table) }
      return same(is, should) ? [] : [`${table} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`]
    })
    const people = [...this.people, this.cafe.host].flatMap(({ id }, n) => {
      const { ms = 0, rounds = {} } = state.kept.voices[id] ?? {}
      const inRounds = Object.values(rounds).reduce((sum, round) => sum + round.ms, 0)
      const should = this.model.msOf(id)
      return ms === should && inRounds === ms ? [] : [`guest ${n} has ${ms} (${inRounds} in rounds), not ${should}`]
    })
    return [...tables, ...people]
  }

  #step(always?: string): void {
    const { cafe, model } = this
    const rng = this.#rng
    const who = rng.pick(this.people)
    const other = rng.pick(this.people)
    const table = rng.pick(TABLES)
    const { phase, endsAt } = cafe.state.cafe.state
    const paused = phase === 'round' && endsAt === null
    const deeds: Record<string, () => void> = {
      'start-turn': () => this.#give(who, { type: 'start-turn' }) && model.start(who.id),
      'start-turn-for': () =>
        this.#give(cafe.host, { type: 'start-turn', participantId: other.id }) && model.start(other.id),
      // A host who steps in speaks without a seat, at one table at a time.
      'host-speaks': () =>
        this.#give(cafe.host, { type: 'start-turn', tableId: table }) && model.start(cafe.host.id, table),
      'host-ends': () => this.#give(cafe.host, { type: 'end-turn' }) && model.end(cafe.host.id),
      'end-turn': () => this.#give(who, { type: 'end-turn' }) && model.end(who.id),
      'still-speaking': () => this.#give(who, { type: 'still-speaking' }) && model.confirm(who.id),
      pass: () => this.#pass(rng.pick([1, 999, 12_345, 61_000, 150_000, 400_000])),
      'pass-little': () => this.#pass(rng.int(40_000)),
      'server-stands-still': () => {
        const ms = rng.pick([4000, 30_000, 200_000, 900_000])
        cafe.sleep(ms)
        model.sleep(ms)
      },
      restart: () => {
        cafe.state = JSON.parse(JSON.stringify(cafe.state))
      },
      'cross-talk': () => {
        const crossTalk = rng.int(2) === 0
        if (!this.#give(cafe.host, { type: 'agree-promise', tableId: table, crossTalk })) return
        model.crossTalk[crossTalk ? 'add' : 'delete'](table)
      },
      'count-me-in': () => {
        const counted = rng.int(2) === 0
        if (this.#give(who, { type: 'count-me-in', counted })) model.count(who.id, counted)
      },
      move: () => {
        if (this.#give(cafe.host, { type: 'move', participantId: who.id, tableId: table })) model.move(who.id, table)
      },
      leave: () => {
        if (rng.int(6) === 0 && this.#give(who, { type: 'leave' })) model.move(who.id, null)
      },
      'raise-hand': () => void this.#give(who, { type: 'raise-hand' }),
      // A phone that is late by seconds at most, and a server that looks before it answers.
      'tap-at-the-edge': () => {
        if (endsAt === null) return
        const ms = endsAt - cafe.now + rng.pick([-5000, -1, 0, 1, 3000, 5000, 5001])
        if (ms < 0 || ms > 600_000) return
        const [late, by] = [rng.int(2) === 0, Math.min(ms, 5000)]
        this.#pass(late ? ms - by : ms)
        if (late) {
          cafe.sleep(by)
          model.sleep(by)
        }
        const ends = rng.int(2) === 0
        if (this.#give(who, { type: ends ? 'end-turn' : 'start-turn' })) model[ends ? 'end' : 'start'](who.id)
      },
      'extend-round': () => {
        if (!this.#give(cafe.host, { type: 'extend-round', minutes: 2 })) return
        this.#left += 2 * 60_000
        model.extend(2 * 60_000)
      },
      'end-softly': () => {
        const left = endsAt === null ? this.#left : endsAt - cafe.now
        if (rng.int(5) > 0 || left <= 0 || !this.#give(cafe.host, { type: 'end-round', softly: true })) return
        model.land(left)
      },
      'pause-round': () => {
        if (!paused && this.#give(cafe.host, { type: 'pause-round' })) this.#left = model.pause()
        else if (paused && this.#give(cafe.host, { type: 'resume-round' })) model.resume(this.#left)
      },
      'end-round': () => {
        if (rng.int(5) === 0 && this.#give(cafe.host, { type: 'end-round' })) model.endRound()
      },
      'start-round': () => this.#startRound(),
    }
    const name = always ?? rng.pick(Object.keys(deeds))
    this.did.push(`${name} ${this.people.indexOf(who)} ${this.people.indexOf(other)} ${table}`)
    deeds[name]?.()
  }

  #startRound(): void {
    const { cafe, model } = this
    if (!this.#give(cafe.host, { type: 'start-round' })) return
    const { round } = cafe.state.cafe.state
    const seats = cafe.state.cafe.seats as Record<ParticipantId, string>
    model.startRound(seats, Math.round((cafe.state.cafe.rounds[round]?.minutes ?? 0) * 60_000))
  }

  #give(actor: Actor, command: Command): boolean {
    return this.cafe.give(actor, command).ok
  }

  #pass(ms: number): void {
    this.cafe.pass(ms)
    this.model.pass(ms)
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, keys(a)) === JSON.stringify(b, keys(a))
const keys = (value: unknown): string[] => Object.keys(value as object).sort()
