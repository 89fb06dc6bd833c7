import type { CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { cafeDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { Cloth } from './cloth.ts'
import type { Author } from './ledger.ts'
import type { Act } from './script.ts'
import { Sheet } from './sheet.ts'
import type { Show } from './show.ts'
import { Voice } from './voice.ts'
import { pause, Trouble, until } from './wait.ts'
import { askFor } from './wire.ts'
import type { Person } from './words.ts'

/** Refusals that come when the round ends or pauses while a command is under way. */
const TOO_LATE = ['wrong_phase', 'not_seated']

/** A simulated participant, by stock clients alone. */
export class Guest {
  readonly author: Author
  readonly token: string
  readonly cafe: Sheet
  readonly voice: Voice
  readonly person: Person
  cloth: Cloth | null = null
  readonly #show: Show
  readonly #cafeId: string
  /** Tables left behind, whose documents the server has to close. */
  readonly #left: Cloth[] = []

  static async join(show: Show, joinCode: string, person: Person): Promise<Guest> {
    const joined = await askFor<CafeJoined>(show.wire, '/api/cafes/join', {
      method: 'POST',
      body: { joinCode, ...person.profile },
    })
    const guest = new Guest(show, joined, person)
    show.leaveLast(() => guest.end())
    await Promise.all([guest.voice.welcomed(), guest.cafe.opened()])
    await guest.voice.must({ type: 'accept-agreement' })
    return guest
  }

  private constructor(show: Show, { cafeId, participantId, token }: CafeJoined, person: Person) {
    const { name, organisation = '', credit = 'name' } = person.profile
    this.#show = show
    this.#cafeId = cafeId
    this.token = token
    this.person = person
    this.author = { participantId, name, organisation, credit }
    this.cafe = new Sheet(show.wire, cafeDocument(cafeId), token, show.closes)
    this.voice = new Voice(show.wire, token, name, (me) => this.#follow(me))
  }

  /** To the table that the server says, whenever it says another one. */
  #follow({ tableId }: Me): void {
    if (tableId === null || tableId === this.cloth?.tableId) return
    if (this.cloth) this.#left.push(this.cloth)
    const { wire, closes, ledger } = this.#show
    this.cloth = new Cloth(wire, this.#cafeId, tableId, this.token, closes, ledger)
  }

  /** At the table where everybody's café document says that this guest sits, with its cloth open and the last one closed. */
  async inPlace(round: number): Promise<Cloth> {
    const { participantId, name } = this.author
    await until(
      () =>
        this.cafe.value('state', 'round') === round &&
        this.cafe.value('state', 'phase') === 'round' &&
        this.cafe.value('seats', participantId) === this.cloth?.tableId,
      () => `${name} to get a seat in round ${round + 1}`,
      { ...this.#show.wire, within: 60_000 },
    )
    const cloth = this.cloth
    if (!cloth) throw new Trouble(`${name} has no table`)
    await cloth.sheet.opened()
    if (cloth.sheet.closedFor) throw new Trouble(`${name} is not let in at table ${cloth.tableId}`)
    await until(
      () => this.#left.every(({ sheet }) => sheet.closedFor === 'seat-moved'),
      () => `the table that ${name} left to be closed with 4409`,
      this.#show.wire,
    )
    for (const { sheet } of this.#left.splice(0)) sheet.end()
    return cloth
  }

  /** @param begun when the round began, by `performance.now()` @param lengthMs of the round */
  async play(acts: readonly Act[], round: number, begun: number, lengthMs: number): Promise<void> {
    const cloth = await this.inPlace(round)
    this.#show.rotations.push(performance.now() - begun)
    const ids = new Map<number, string>()
    for (const act of acts) {
      await pause(begun + act.at * lengthMs - performance.now(), this.#show.wire.signal)
      await this.#do(act, cloth, round, ids)
    }
  }

  async #do(act: Act, cloth: Cloth, round: number, ids: Map<number, string>): Promise<void> {
    const { counts } = this.#show
    switch (act.does) {
      case 'write': {
        const { key, text, place, builds, credit, consent } = act
        const buildsOn = builds === null ? undefined : this.#oneOf(cloth, builds)
        if (buildsOn) counts.buildOns++
        const more = { ...(buildsOn && { buildsOn }), ...(credit && { credit }), ...(consent && { consent }) }
        const { lang } = this.person.sayings
        ids.set(key, cloth.write({ author: this.author, round, text, lang, ...more }, place))
        return
      }
      case 'type':
        return cloth.type(ids.get(act.key) ?? '', act.more)
      case 'react': {
        const id = this.#oneOf(cloth, act.which)
        if (!id) return
        counts.reactions++
        return cloth.react(id, this.author.participantId, act.reaction)
      }
      case 'move': {
        const id = this.#oneOf(cloth, act.which)
        if (!id) return
        counts.moves++
        return cloth.move(id, act.place.x, act.place.y)
      }
      case 'recap':
        return cloth.recap(round, act.text)
      default:
        return this.#command({ type: act.does })
    }
  }

  #oneOf(cloth: Cloth, part: number): string | undefined {
    const ids = cloth.ofOthers(this.author.participantId)
    return ids[Math.floor(part * ids.length)]
  }

  /** What only a running round allows is left unsaid when it pauses or has ended. */
  async #command(command: Command): Promise<void> {
    if (!this.cafe.value('state', 'endsAt')) return
    const ack = await this.voice.give(command)
    if (ack.ok) {
      if (command.type === 'start-turn') this.#show.counts.turns++
      return
    }
    if (TOO_LATE.includes(ack.error.code)) this.#show.counts.tooLate++
    else this.#show.fault(`${command.type} of ${this.author.name} was refused: ${ack.error.code}, ${ack.error.message}`)
  }

  end(): void {
    this.voice.end()
    for (const sheet of [this.cafe, this.cloth?.sheet, ...this.#left.map((cloth) => cloth.sheet)]) sheet?.end()
  }
}
