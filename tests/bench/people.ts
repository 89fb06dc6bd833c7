import { ACafe } from '../unit/cafe/a-cafe.ts'

/**
 * `npm run bench:people`: how long the core keeps everybody else waiting while a host adds a list of people in mid-round. The
 * first café of a process is timed as well, apart: there the code is not compiled yet. Storage and relay are not in it.
 */
const HERE = 735
const LATE = 249
const CAFES = 12

const named = (count: number, word: string) => Array.from({ length: count }, (_, n) => ({ name: `${word} ${n}` }))

function blockedMs(): number {
  const cafe = new ACafe({ tables: 50 })
  for (const part of ['a', 'b', 'c']) {
    cafe.must(cafe.host, { type: 'add-people', people: named(HERE / 3, part) })
  }
  cafe.must(cafe.host, { type: 'start-round' })
  const since = performance.now()
  cafe.must(cafe.host, { type: 'add-people', people: named(LATE, 'late') })
  return performance.now() - since
}

const [first = 0, ...others] = Array.from({ length: CAFES }, blockedMs)
others.sort((a, b) => a - b)
const median = others[Math.floor(others.length / 2)] ?? 0
const figures = { first, median, longest: others.at(-1) ?? 0 }
for (const [what, ms] of Object.entries(figures)) console.log(`${what.padEnd(8)} ${ms.toFixed(1).padStart(7)} ms`)
