import { createRng } from '@tablecloth/shared/rng.ts'
import { costOfChange } from '@tablecloth/shared/seating/cost-of-change.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { scorePlan } from '@tablecloth/shared/seating/score.ts'
import { expect, test } from 'vitest'

test('[SE37] what a change costs is what the score of the changed plan says', () => {
  const rng = createRng('cost of a change')
  for (let round = 0; round < 200; round++) {
    const ids = Array.from({ length: 6 + rng.int(20) }, (_, index) => `p${index}`)
    const count = 2 + rng.int(4)
    const rounds = Array.from({ length: 1 + rng.int(5) }, () => {
      const shuffled = rng.shuffle([...ids])
      return { tables: Array.from({ length: count }, (_, table) => shuffled.filter((_, at) => at % count === table)) }
    })
    const rotation: Rotation = { people: ids.map((id) => ({ id, name: id })), tables: [], rounds }
    const score = (of: Rotation['rounds']) =>
      scorePlan({ people: ids.map((id) => ({ id })), tables: count, rounds: rounds.length }, of)
    const at = rng.int(rounds.length)
    const person = rng.pick(ids)
    const table = rng.int(count)
    const from = rounds[at]?.tables.findIndex((people) => people.includes(person)) ?? -1
    const exchangeFor = rng.int(2) && from !== table ? rounds[at]?.tables[table]?.[0] : undefined
    const changed = structuredClone(rounds)
    const tables = changed[at]?.tables ?? []
    if (from !== table) {
      tables[from] = [...(tables[from] ?? []).filter((id) => id !== person), ...(exchangeFor ? [exchangeFor] : [])]
      tables[table] = [...(tables[table] ?? []).filter((id) => id !== exchangeFor), person]
    }
    const [before, after] = [score(rounds), score(changed)]
    expect(costOfChange(rotation, { round: at, person, table, exchangeFor })).toEqual({
      repeats: after.repeats - before.repeats,
      revisits: after.revisits - before.revisits,
    })
  }
})
