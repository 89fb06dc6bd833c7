import type { Words } from './telling-words.ts'

/** By row, the rows that are like it, and how much: 0 to 1, or a little more along a third that is like both. */
export type Likeness = readonly ReadonlyMap<number, number>[]

/** Somebody of few words in common says little of either; what many share tells nothing and costs much. */
const NEIGHBOURS = 20
const SHARED_BY_AT_MOST = 60
/** How much counts what two have in common only by way of a third. */
const BY_WAY_OF = 0.6
/** A long word is seldom about anything else; so many letters weigh one. */
const WEIGHING_ONE = 10

export interface Weighed {
  /** By stem; all squares together are 1, or there is nothing. */
  weights: ReadonlyMap<string, number>
}

/** Words by how rare and how long they are: tf–idf (Spärck Jones, 1972) where a word counts once, times the square of its length. */
export function weigh(texts: readonly Words[]): Weighed[] {
  const uses = new Map<string, number>()
  for (const words of texts) for (const stem of words.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1)
  return texts.map((words) => {
    const plain = [...words.keys()].map((stem): [string, number] => {
      const rarity = Math.log(texts.length / (uses.get(stem) ?? 1))
      return [stem, rarity * (lengthOf(stem) / WEIGHING_ONE) ** 2]
    })
    const length = Math.hypot(...plain.map(([, weight]) => weight)) || 1
    return { weights: new Map(plain.map(([stem, weight]) => [stem, weight / length])) }
  })
}

/** In letters: a sign that stands for a syllable or a word says as much as three. */
const lengthOf = (stem: string): number =>
  [...stem].reduce((sum, sign) => sum + (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}]/u.test(sign) ? 3 : 1), 0)

/** The cosine of every two that share a word, and of those that share one with a third. Symmetric. */
export function likenessOf(rows: readonly Weighed[]): Likeness {
  const direct = closest(shared(rows))
  const sums = direct.map((near) => new Map(near))
  direct.forEach((near, row) => {
    for (const [third, a] of near) {
      for (const [other, b] of direct[third] ?? []) if (other !== row) add(sums[row], other, BY_WAY_OF * a * b)
    }
  })
  return closest(sums)
}

function shared(rows: readonly Weighed[]): Map<number, number>[] {
  const users = new Map<string, [row: number, weight: number][]>()
  rows.forEach(({ weights }, row) => {
    for (const [stem, weight] of weights)
      users.set(stem, [...(users.get(stem) ?? []).slice(-SHARED_BY_AT_MOST), [row, weight]])
  })
  const found = rows.map(() => new Map<number, number>())
  for (const all of users.values()) {
    if (all.length < 2 || all.length > SHARED_BY_AT_MOST) continue
    for (const [row, a] of all) for (const [other, b] of all) if (row !== other) add(found[row], other, a * b)
  }
  return found
}

/** Of each row the nearest few; what one holds on to, the other does as well. */
function closest(likeness: readonly ReadonlyMap<number, number>[]): Map<number, number>[] {
  const kept = likeness.map(() => new Map<number, number>())
  likeness.forEach((near, row) => {
    const nearest = [...near].sort(([a, x], [b, y]) => y - x || a - b).slice(0, NEIGHBOURS)
    for (const [other, value] of nearest) {
      kept[row]?.set(other, value)
      kept[other]?.set(row, value)
    }
  })
  return kept
}

function add(sums: Map<number, number> | undefined, key: number, value: number): void {
  sums?.set(key, (sums.get(key) ?? 0) + value)
}
