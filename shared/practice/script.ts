import { agreementOf } from '../cafe/agreement.ts'
import { floorOf, hasHandUp, promiseOf } from '../cafe/floors.ts'
import { isOpen } from '../cafe/proposed-lines.ts'
import { isAway, isSeatable, seatedByTable } from '../cafe/seats.ts'
import type { CafeState } from '../cafe/state.ts'
import { dotsPlaced, walkOf } from '../cafe/walk.ts'
import type { LineId, NoteId, ParticipantId, TableId, ThemeId } from '../ids.ts'
import type { Command } from '../protocol/commands.ts'
import { ECHOES } from '../protocol/fields.ts'
import { createRng, type Rng } from '../rng.ts'
import { turnOf } from '../voices/turns.ts'
import { talksLong } from './guests.ts'
import { type PracticeWords, practiceWords } from './words.ts'

/** What simulated guests can see of the café at a moment. */
export interface Scene {
  state: CafeState
  /** Ms since 1970. */
  at: number
  /** For how long nobody has looked, in ms. */
  sinceMs: number
  notesAt(tableId: TableId): readonly string[]
  themes(): readonly { id: string; version: string }[]
}

/** A command, and which guest gives it. */
export interface Deed {
  by: ParticipantId
  command: Command
}

const SECOND = 1000

/** How often something happens, in ms on the average. `Table` at each table, `Guest` to each guest. */
const EVERY = {
  agreeGuest: 8 * SECOND,
  proposeGuest: 4 * 60 * SECOND,
  backGuest: 60 * SECOND,
  noteTable: 30 * SECOND,
  freeFloorTable: 10 * SECOND,
  handTable: 45 * SECOND,
  replyGuest: 5 * SECOND,
  pulseGuest: 15 * SECOND,
  dotGuest: 20 * SECOND,
  echoGuest: 40 * SECOND,
  answerGuest: 40 * SECOND,
  takeOnGuest: 5 * 60 * SECOND,
} as const

/** How long somebody holds the floor, in ms. */
const TURN = { least: 15 * SECOND, most: 50 * SECOND, long: 4 * 60 * SECOND } as const

/**
 * What the simulated guests of a rehearsal do now: each of it a command that anybody in their place could give. The same
 * scene gives the same deeds.
 */
export function deedsOf(scene: Scene): Deed[] {
  const { state, at } = scene
  const guests = Object.entries(state.kept.participants)
    .filter(([id, one]) => one.simulated && isSeatable(one) && !isAway(state, id as ParticipantId))
    .map(([id]) => id as ParticipantId)
    .sort()
  const script = new Script(scene, guests, createRng(`${state.kept.house.one.seed}/practice/${at}`))
  const agreeing = script.agreeing()
  switch (state.cafe.state.phase) {
    case 'lobby':
      return [...agreeing, ...script.proposing()]
    case 'round':
      return [...agreeing, ...script.talking()]
    case 'between':
      return script.lookingBack()
    case 'gallery':
      return script.walking()
    case 'harvest':
      return script.gathering()
    case 'closed':
      return []
  }
}

class Script {
  #scene: Scene
  #guests: readonly ParticipantId[]
  #rng: Rng

  constructor(scene: Scene, guests: readonly ParticipantId[], rng: Rng) {
    this.#scene = scene
    this.#guests = guests
    this.#rng = rng
  }

  agreeing(): Deed[] {
    const { state } = this.#scene
    return this.#each(EVERY.agreeGuest, (by) => {
      const guest = state.kept.participants[by]
      return !guest || agreementOf(state, guest).agreed ? null : { type: 'accept-agreement' }
    })
  }

  /** A few lines for the agreement, and a few who would keep them. */
  proposing(): Deed[] {
    const { proposed } = this.#scene.state.kept
    const open = Object.entries(proposed).filter(([, line]) => isOpen(line))
    const lines = this.#each(EVERY.proposeGuest, (by) => {
      const text = this.#rng.pick(this.#wordsOf(by).lines)
      const isSaid = Object.values(proposed).some((line) => line.text === text)
      return isSaid || open.length >= 3 ? null : { type: 'propose-line', text }
    })
    const backs = this.#each(EVERY.backGuest, () =>
      open.length ? { type: 'back-line', lineId: this.#rng.pick(open)[0] as LineId, backed: true } : null,
    )
    return [...lines, ...backs]
  }

  /** Notes, turns and hands, table by table; a round that is paused is silent. */
  talking(): Deed[] {
    const { state } = this.#scene
    if (state.cafe.state.remainingMs !== null) return []
    const tables = [...seatedByTable(state)].sort(([a], [b]) => (a < b ? -1 : 1))
    return tables.flatMap(([tableId, seated]) => {
      const guests = seated.filter((id) => this.#guests.includes(id)).sort()
      if (!guests.length) return []
      return [...this.#turns(tableId, guests), ...this.#asked(guests), ...this.#notes(tableId, guests)]
    })
  }

  #turns(tableId: TableId, guests: readonly ParticipantId[]): Deed[] {
    const { state, at } = this.#scene
    const floor = floorOf(state, tableId)
    const finished = guests.filter((id) => {
      const turn = turnOf(floor, id)
      return turn && at - turn.since >= this.#turnMs(id, turn.since)
    })
    if (finished.length) return finished.map((by) => ({ by, command: { type: 'end-turn' } }))
    if (!floor.current.length && this.#happens(EVERY.freeFloorTable)) {
      const queued = floor.queue.map(({ participantId }) => participantId)
      const next = queued[0] ?? floor.firstWord ?? this.#rng.pick(guests)
      // Whoever is not simulated is left their turn.
      return guests.includes(next) ? [{ by: next, command: { type: 'start-turn' } }] : []
    }
    const quiet = guests.filter((id) => !turnOf(floor, id) && !hasHandUp(state, tableId, id))
    if (!floor.current.length || !quiet.length || !promiseOf(state, tableId).queue) return []
    return this.#happens(EVERY.handTable) ? [{ by: this.#rng.pick(quiet), command: { type: 'raise-hand' } }] : []
  }

  #turnMs(id: ParticipantId, since: number): number {
    if (talksLong(id)) return TURN.long
    return TURN.least + createRng(`turn/${id}/${since}`).int(TURN.most - TURN.least)
  }

  /** What the server asked of one of them alone. */
  #asked(guests: readonly ParticipantId[]): Deed[] {
    const { asked } = this.#scene.state.kept
    return guests.flatMap((by): Deed[] => {
      const question = asked[by]
      if (!question || !this.#happens(EVERY.replyGuest)) return []
      if (question.type === 'still-speaking') return [{ by, command: { type: 'still-speaking' } }]
      if (question.type === 'long-turn') return [{ by, command: { type: 'end-turn' } }]
      return [
        { by, command: { type: 'answer-invitation', answer: this.#rng.pick(['speak', 'pass', 'later'] as const) } },
      ]
    })
  }

  #notes(tableId: TableId, guests: readonly ParticipantId[]): Deed[] {
    if (!this.#happens(EVERY.noteTable)) return []
    const by = this.#rng.pick(guests)
    const words = this.#wordsOf(by)
    const notes = this.#scene.notesAt(tableId)
    const isReply = notes.length > 0 && this.#rng.int(3) === 0
    const text = this.#rng.pick(isReply ? words.continued : words.notes)
    const buildsOn = isReply ? { buildsOn: this.#rng.pick(notes) as NoteId } : {}
    return [{ by, command: { type: 'place-note', tableId, text, ...buildsOn } }]
  }

  lookingBack(): Deed[] {
    const { state } = this.#scene
    const { round } = state.cafe.state
    const room = ['yes', 'yes', 'some', 'no'] as const
    return this.#each(EVERY.pulseGuest, (by) =>
      state.kept.pulseAnswered[by] || state.kept.history[round]?.[by] === undefined
        ? null
        : { type: 'answer-pulse', round, room: this.#rng.pick(room) },
    )
  }

  /** Dots and echoes, as long as the walk has time. */
  walking(): Deed[] {
    const { state } = this.#scene
    const walk = walkOf(state)
    if (state.cafe.walk.over) return []
    const some = (): { tableId: TableId; noteId: NoteId } | null => {
      const tables = (Object.keys(state.cafe.tables) as TableId[]).filter((id) => this.#scene.notesAt(id).length)
      if (!tables.length) return null
      const tableId = this.#rng.pick(tables)
      return { tableId, noteId: this.#rng.pick(this.#scene.notesAt(tableId)) as NoteId }
    }
    const dots = this.#each(EVERY.dotGuest, (by) => {
      const note = dotsPlaced(state, by) < walk.dots ? some() : null
      return note && { type: 'place-dots', ...note, dots: 1 }
    })
    const echoes = this.#each(EVERY.echoGuest, () => {
      const note = some()
      return note && { type: 'echo-note', ...note, echo: this.#rng.pick(ECHOES), given: true }
    })
    return [...dots, ...echoes]
  }

  /** Each answers each theme once, most of them with a yes; some take something on. */
  gathering(): Deed[] {
    const { answers, commitments } = this.#scene.state.kept
    const themes = this.#scene.themes()
    const said = this.#each(EVERY.answerGuest, (by) => {
      const open = themes.filter(({ id }) => !Object.hasOwn(answers[by] ?? {}, id))
      if (!open.length) return null
      const { id, version } = this.#rng.pick(open)
      const about = { type: 'answer-theme', themeId: id as ThemeId, version } as const
      return this.#rng.int(4) === 0
        ? { ...about, answer: 'differ', text: this.#wordsOf(by).differently }
        : { ...about, answer: 'confirm' }
    })
    const taken = this.#each(EVERY.takeOnGuest, (by) =>
      Object.values(commitments).some((one) => one.by === by)
        ? null
        : { type: 'take-on', text: this.#rng.pick(this.#wordsOf(by).takenOn) },
    )
    return [...said, ...taken]
  }

  #wordsOf(id: ParticipantId): PracticeWords {
    return practiceWords(this.#scene.state.kept.participants[id]?.languages ?? [])
  }

  #each(everyMs: number, command: (by: ParticipantId) => Command | null): Deed[] {
    return this.#guests.flatMap((by): Deed[] => {
      const given = this.#happens(everyMs) ? command(by) : null
      return given ? [{ by, command: given }] : []
    })
  }

  /** So often that it comes to once in `everyMs` on the average, whoever looks how often. */
  #happens(everyMs: number): boolean {
    const grain = 1_000_000
    return this.#rng.int(grain) < (grain * this.#scene.sinceMs) / everyMs
  }
}
