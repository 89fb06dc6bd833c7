import TinyQueue from 'tinyqueue'
import type { Likeness } from './likeness.ts'

interface Group {
  rows: number[]
  /** By group, the likeness of all pairs together. */
  near: Map<number, number>
}

interface Pair {
  average: number
  a: number
  b: number
}

/** The most alike first, and of equals the first. */
const mostAlike = (one: Pair, other: Pair) => other.average - one.average || one.a - other.a || one.b - other.b

/**
 * Rows in groups, by average linkage (Sokal and Michener, 1958): the two groups that are most alike on average become one, until
 * no two are alike enough or all would be too many. The same rows give the same groups.
 * @param enough the least likeness on average, above 0
 * @param atMost rows in a group
 */
export function linked(likeness: Likeness, enough: number, atMost: number): number[][] {
  const groups = new Map<number, Group>(likeness.map((near, row) => [row, { rows: [row], near: new Map(near) }]))
  const pairs = new TinyQueue<Pair>([], mostAlike)
  const offer = (a: number, b: number) => {
    const [one, other] = [groups.get(a), groups.get(b)]
    if (!one || !other || one.rows.length + other.rows.length > atMost) return
    const average = (one.near.get(b) ?? 0) / (one.rows.length * other.rows.length)
    if (average >= enough) pairs.push({ average, a: Math.min(a, b), b: Math.max(a, b) })
  }
  likeness.forEach((near, row) => {
    for (const other of near.keys()) if (row < other) offer(row, other)
  })
  let next = likeness.length
  for (let best = pairs.pop(); best; best = pairs.pop()) {
    const [one, other] = [groups.get(best.a), groups.get(best.b)]
    if (!one || !other) continue
    groups.delete(best.a)
    groups.delete(best.b)
    groups.set(next, { rows: [...one.rows, ...other.rows], near: joined(groups, [one, other]) })
    for (const [key, likenessToBoth] of groups.get(next)?.near ?? []) {
      groups.get(key)?.near.set(next, likenessToBoth)
      offer(key, next)
    }
    next += 1
  }
  return [...groups.values()].map(({ rows }) => rows.sort((a, b) => a - b))
}

/** How like both together are to each of the groups that there still are. */
function joined(groups: ReadonlyMap<number, Group>, both: readonly Group[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { near } of both) {
    for (const [key, likeness] of near) if (groups.has(key)) sums.set(key, (sums.get(key) ?? 0) + likeness)
  }
  return sums
}
