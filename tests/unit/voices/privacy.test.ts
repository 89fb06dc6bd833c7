import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { PerspectiveId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { type Declared, Evening, PERSPECTIVES } from './evening.ts'

/** So many cafés on each run; `PRIVACY_RUNS` for more. */
const RUNS = Number(process.env.PRIVACY_RUNS ?? 1000)

const declared = (show: 'private' | 'count'): Declared => PERSPECTIVES.map(({ id }) => ({ id, show }))

describe('what is declared in private', () => {
  test('[VO70] is not in one byte that anybody else gets, nor is a "count me" outside its moment, in random cafés', () => {
    let seen = 0
    for (let run = 0; run < RUNS; run++) {
      const seed = `evening ${run}`
      const silent = new Evening(seed).seen
      const show = run % 2 ? 'private' : 'count'
      const speaks = run % 3 ? { atTheDoor: declared(show) } : { later: declared(show) }
      const other = new Evening(seed, speaks).seen
      const differs = silent.findIndex((one, n) => one !== other[n])
      if (differs >= 0 || silent.length !== other.length) expect.fail(`${seed}: ${silent[differs]}\n${other[differs]}`)
      seen += silent.length
    }
    expect(seen).toBeGreaterThan(RUNS * 20)
  }, 600_000)

  test('[VO70] would be seen if it were: something shown on a seat is', () => {
    const shown = [{ id: PERSPECTIVES[0]?.id as PerspectiveId, show: 'seat' as const }]
    expect(new Evening('evening 1', { atTheDoor: shown }).seen).not.toEqual(new Evening('evening 1').seen)
  })

  test('[VO71] an onlooker with all prompts and seatings names nobody who has not shown themselves', () => {
    let named = 0
    let namedByALeak = 0
    for (let run = 0; run < 200; run++) {
      const { cafe, glances } = watched(`onlooker ${run}`)
      for (const { id: perspective } of PERSPECTIVES) {
        const showed = holders(cafe.state, perspective, ['seat'])
        const have = holders(cafe.state, perspective, ['seat', 'count', 'private'])
        const found = attack(glances.map(({ seats, absent }) => ({ seats, absent: absent(perspective) })))
        for (const id of found) expect(showed).toContain(id)
        named += found.size
        // The same attack on prompts that were made of everything that people declared.
        const leaky = glances.map(({ seats }) => ({ seats, absent: absentFrom(seats, have) }))
        namedByALeak += [...attack(leaky)].filter((id) => !showed.has(id)).length
      }
    }
    expect(named).toBeGreaterThan(0)
    expect(namedByALeak).toBeGreaterThan(20)
  }, 120_000)

  test('[VO72] nothing that is kept, shown or logged holds both what people bring and how long they speak', () => {
    const talk = /"ms":\d|"totalMs":\d|"since":\d|"byPerson"|"quietFrom"|"rounds":\{"\d+":\{"turns"/
    const brought = /markfunder|markcarer|marklived/
    let both = 0
    for (let run = 0; run < 60; run++) {
      const { cafe, logged } = new Evening(`joined ${run}`, {
        atTheDoor: declared('private'),
        later: declared('count'),
      })
      for (const [where, text] of [...rootsOf(cafe.state), ...logged.map((text) => ['event', text] as const)]) {
        if (talk.test(text) && brought.test(text)) expect.fail(`${where} holds both: ${text.slice(0, 300)}`)
      }
      const all = JSON.stringify(cafe.state)
      if (talk.test(all) && brought.test(all)) both++
    }
    expect(both).toBeGreaterThan(20)
  })
})

/** Root by root, as they are stored and sent. */
function rootsOf({ cafe, kept, speaking, promise, missing, balance }: CafeState): [where: string, text: string][] {
  const roots = { ...cafe, ...Object.fromEntries(Object.entries(kept).map(([root, value]) => [`kept ${root}`, value])) }
  return Object.entries({ ...roots, speaking, promise, missing, balance }).map(([where, value]) => [
    where,
    JSON.stringify(value),
  ])
}

type Seats = Readonly<Record<string, string>>
interface Glance {
  seats: Seats
  /** Tables of which a prompt says that the perspective is absent. */
  absent: ReadonlySet<string>
}

function holders(state: CafeState, perspective: string, shows: string[]): Set<string> {
  const people = Object.entries(state.kept.participants)
  return new Set(
    people.flatMap(([id, { perspectives }]) =>
      perspectives.some((one) => one.id === perspective && shows.includes(one.show)) ? id : [],
    ),
  )
}

const absentFrom = (seats: Seats, have: ReadonlySet<string>): Set<string> =>
  new Set(
    Object.values(seats).filter((table) => !Object.entries(seats).some(([id, at]) => at === table && have.has(id))),
  )

/** Somebody there has it, and all but one sat where nobody had it: then it is that one. */
function attack(glances: readonly Glance[]): Set<string> {
  const cleared = new Set(
    glances.flatMap(({ seats, absent }) => Object.entries(seats).flatMap(([id, at]) => (absent.has(at) ? id : []))),
  )
  const found = new Set<string>()
  for (const { seats, absent } of glances) {
    for (const table of new Set(Object.values(seats))) {
      if (absent.has(table)) continue
      const left = Object.entries(seats).flatMap(([id, at]) => (at === table && !cleared.has(id) ? id : []))
      if (left.length === 1 && left[0]) found.add(left[0])
    }
  }
  return found
}

/** A café whose every seating and prompt somebody has written down. */
function watched(seed: string) {
  const glances: { seats: Seats; absent: (perspective: string) => ReadonlySet<string> }[] = []
  const evening = new Evening(seed)
  const note = (state: CafeState) => {
    const { seats, prompts } = state.cafe
    if (!Object.keys(seats).length) return
    const absent = (perspective: string) =>
      // Of sensitive ones no prompt says anything, so nobody can be told from its silence.
      PERSPECTIVES.find(({ id }) => id === perspective)?.sensitive
        ? new Set(Object.values(seats))
        : new Set(
            Object.entries(prompts).flatMap(([key, { tableId }]) =>
              tableId && key === `shown-${tableId}-${perspective}` ? tableId : [],
            ),
          )
    glances.push({ seats, absent })
  }
  note(evening.cafe.state)
  evening.cafe.watch = (_before, after) => note(after)
  evening.cafe.give(evening.cafe.host, { type: 'end-round' })
  return { cafe: evening.cafe, glances }
}
