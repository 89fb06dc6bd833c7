import { postsFor } from '@tablecloth/server/rooms/notices.ts'
import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { asId, type ParticipantId, type PerspectiveId, type TableId } from '@tablecloth/shared/ids.ts'
import type { JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { ACafe } from '../cafe/a-cafe.ts'

export const PERSPECTIVES = [
  { id: asId<PerspectiveId>('markfunder'), name: 'Funder' },
  { id: asId<PerspectiveId>('markcarer'), name: 'Carer' },
  { id: asId<PerspectiveId>('marklived'), name: 'Lived experience', sensitive: true },
]

export type Declared = JoinCafe['perspectives']

const SOMEBODY = 'Somebody'

/** A whole café by chance, up to the harvest: the same deeds for the same seed, whatever the one person declares. */
export class Evening {
  readonly cafe: ACafe
  readonly target: Actor
  readonly guests: Actor[]
  /** All that anybody but the one person could read or hear, in order. */
  readonly seen: string[] = []
  /** What is written into the café's log. */
  readonly logged: string[] = []
  #rng: Rng

  constructor(seed: string, declared: { atTheDoor?: Declared; later?: Declared } = {}) {
    this.#rng = createRng(seed)
    const rounds = Array.from({ length: 2 }, () => ({ question: 'What now?', minutes: 20 }))
    const tables = 1 + this.#rng.int(3)
    this.cafe = new ACafe({ tables, rounds, perspectives: PERSPECTIVES }, seed)
    this.cafe.watch = (before, after, events) => {
      const posts = postsFor(before, after, events).flatMap(({ to, notice }) => {
        const others = to?.filter((id) => after.kept.participants[id]?.name !== SOMEBODY)
        return others?.length === 0 ? [] : [[others ?? null, notice]]
      })
      if (posts.length) this.seen.push(JSON.stringify(posts))
      this.#read()
      this.logged.push(
        ...events
          .map(rememberedOf)
          .filter((event) => event !== null)
          .map((event) => JSON.stringify(event)),
      )
    }
    const others = Array.from({ length: 2 + this.#rng.int(8) }, (_, n) =>
      this.cafe.join(`Guest ${n}`, { perspectives: this.#some() }),
    )
    this.target = this.cafe.join(SOMEBODY, { perspectives: declared.atTheDoor })
    this.guests = [...others, this.target]
    const steps = 30
    for (let step = 0; step < steps; step++) {
      this.#step(step)
      if (step === 20) this.#give(this.target, { type: 'update-me', name: SOMEBODY, perspectives: declared.later })
    }
  }

  /** Every root of every document, and what the hosts' desk is made of. */
  #read(): void {
    const { cafe, speaking, promise, missing, balance, kept } = this.cafe.state
    const desk = [kept.plan, kept.history, kept.pins, kept.calls, kept.hidden]
    this.seen.push(JSON.stringify([cafe, speaking, promise, missing, balance, desk]))
  }

  #some(): NonNullable<Declared> {
    return PERSPECTIVES.flatMap(({ id, sensitive }) => {
      const show = this.#rng.pick(['private', 'count', 'seat', 'nothing'] as const)
      return show === 'nothing' || (sensitive && show === 'seat') ? [] : { id, show }
    })
  }

  #step(step: number): void {
    const rng = this.#rng
    const { cafe } = this
    const who = rng.pick(this.guests)
    const { host } = cafe
    const tableId = asId<TableId>(`t${1 + rng.int(Object.keys(cafe.state.cafe.tables).length)}`)
    const participantId = rng.pick(this.guests).id as ParticipantId
    const yes = rng.int(3) > 0
    const { round } = cafe.state.cafe.state
    const deeds: (() => void)[] = [
      () => this.#give(who, { type: 'start-turn' }),
      () => this.#give(who, { type: 'start-turn' }),
      () => this.#give(who, { type: 'end-turn' }),
      () => this.#give(who, { type: 'raise-hand', kind: yes ? 'turn' : 'short-reply', later: rng.int(4) === 0 }),
      () => this.#give(who, { type: 'allow-names', allow: yes }),
      () => this.#give(who, { type: 'count-me-in', counted: yes }),
      () => this.#give(who, { type: 'answer-invitation', answer: yes ? 'later' : 'speak' }),
      () => this.#give(who, { type: 'answer-pulse', round, room: yes ? 'yes' : 'no' }),
      () => this.#give(who, { type: 'pass-first-word' }),
      () => this.#give(who, { type: 'name-missing', tableId, text: 'Somebody who is not here' }),
      () => this.#give(host, { type: 'agree-promise', tableId, shows: yes ? 'names' : 'balance' }),
      () => this.#give(host, { type: 'move', participantId, tableId }),
      () => cafe.pass(rng.pick([1000, 60_000, 300_000])),
      () => cafe.pass(rng.pick([1000, 60_000, 300_000])),
      () => cafe.pass(rng.pick([1000, 60_000, 300_000])),
      () => this.#give(host, { type: 'plan-seating' }),
    ]
    const deed = rng.pick(deeds)
    if (step === 0 || step === 16) this.#give(host, { type: 'start-round' })
    else if (step === 12) this.#give(host, { type: 'end-round' })
    else deed()
  }

  #give(actor: Actor, command: Command): void {
    this.cafe.give(actor, command)
  }
}
