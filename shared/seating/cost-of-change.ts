import type { Rotation } from './rotation.ts'

/** `table` by its place in the rotation, `round` from 0; `exchangeFor` goes to where `person` was. */
export interface SeatChange {
  round: number
  person: string
  table: number
  exchangeFor?: string | undefined
}

/** What a change adds to a rotation, or takes from it where negative: meetings with people met before, and known tables. */
export interface ChangeCost {
  repeats: number
  revisits: number
}

/** What it costs to seat somebody elsewhere in one round; nothing where they have no seat in it. */
export function costOfChange(rotation: Rotation, { round, person, table, exchangeFor }: SeatChange): ChangeCost {
  const tables = rotation.rounds[round]?.tables ?? []
  const at = tables.findIndex((people) => people.includes(person))
  if (at < 0 || at === table) return { repeats: 0, revisits: 0 }
  const without = (place: number, gone: string | undefined) => (tables[place] ?? []).filter((id) => id !== gone)
  const moves = [{ who: person, from: without(at, person), to: without(table, exchangeFor), left: at, taken: table }]
  if (exchangeFor !== undefined) {
    moves.push({
      who: exchangeFor,
      from: without(table, exchangeFor),
      to: without(at, person),
      left: table,
      taken: at,
    })
  }
  return moves.reduce(
    (sum, { who, from, to, left, taken }) => {
      const others = meetingsBeside(rotation, round, who)
      const known = tablesBeside(rotation, round, who)
      return {
        repeats: sum.repeats + again(others, to) - again(others, from),
        revisits: sum.revisits + Number(known.has(taken)) - Number(known.has(left)),
      }
    },
    { repeats: 0, revisits: 0 },
  )
}

const again = (met: ReadonlySet<string>, people: readonly string[]): number =>
  people.filter((other) => met.has(other)).length

/** Whom somebody meets in the other rounds. */
function meetingsBeside({ rounds }: Rotation, round: number, person: string): Set<string> {
  const met = new Set<string>()
  for (const [index, { tables }] of rounds.entries()) {
    if (index === round) continue
    for (const other of tables.find((people) => people.includes(person)) ?? []) if (other !== person) met.add(other)
  }
  return met
}

/** The tables, by place, at which somebody sits in the other rounds. */
function tablesBeside({ rounds }: Rotation, round: number, person: string): Set<number> {
  const places = rounds.map(({ tables }) => tables.findIndex((people) => people.includes(person)))
  return new Set(places.filter((place, index) => index !== round && place >= 0))
}
