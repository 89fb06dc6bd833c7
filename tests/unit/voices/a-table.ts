import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { asId, type TableId } from '@tablecloth/shared/ids.ts'
import type { CreateCafe } from '@tablecloth/shared/protocol/cafes.ts'
import { ACafe } from '../cafe/a-cafe.ts'

export const T1 = asId<TableId>('t1')
export const MINUTE = 60_000

const NAMES = ['Heron', 'Wren', 'Plover', 'Teal', 'Swift', 'Dunlin']

/** One table of a café, with so many people at it and a round that has begun. */
export function aTable(people = 4, wish: Partial<CreateCafe> = {}, seed = 'a table') {
  const cafe = new ACafe({ tables: 1, ...wish }, seed)
  const guests = NAMES.slice(0, people).map((name) => cafe.join(name)) as [Actor, Actor, Actor, Actor, ...Actor[]]
  cafe.must(cafe.host, { type: 'start-round' })
  return {
    cafe,
    guests,
    floor: () => cafe.state.speaking[T1],
    queue: () =>
      cafe.state.speaking[T1]?.queue.map(({ participantId }) => guests.findIndex(({ id }) => id === participantId)),
    me: (actor: Actor) => meOf(cafe.state, actor.id),
    /** Somebody speaks for so long. */
    speak(actor: Actor, ms: number) {
      cafe.must(actor, { type: 'start-turn' })
      cafe.pass(ms)
      cafe.must(actor, { type: 'end-turn' })
    },
    prompts: () => Object.values(cafe.state.cafe.prompts).map(({ source }) => source),
  }
}
