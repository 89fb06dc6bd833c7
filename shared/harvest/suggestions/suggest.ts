import { type Likeness, likenessOf, type Weighed, weigh } from './likeness.ts'
import { linked } from './linkage.ts'
import { tellingWords, type Words } from './telling-words.ts'

export interface NoteToCompare {
  /** `tableId/noteId`, as themes hold it. */
  place: string
  text: string
}

export interface ThemeToCompare {
  id: string
  /** Places. */
  notes: readonly string[]
}

/** What the words themselves suggest. It is offered to people, and settles nothing. */
export interface Suggestions {
  /** Notes that are in no theme and may belong together, the most alike first. */
  groups: SuggestedGroup[]
  /** Notes that are in no theme and may belong to one. */
  additions: SuggestedAddition[]
}

export interface SuggestedGroup {
  notes: string[]
  /** Why: words as somebody wrote them, the ones that most of the notes share first. */
  words: string[]
}

export interface SuggestedAddition {
  note: string
  theme: string
  words: string[]
}

/** Average likeness from which notes may belong together, tuned on one half of `tests/bench/suggestions`. */
const ALIKE = 0.1
const GROUP = { least: 3, most: 12 }
const GROUPS = 12
/** Words shown of a group. */
const WORDS = 4
/** How much nearer a theme must be than every other. */
const CLEARLY = 2
/** Likeness to all of a theme's notes together from which it may be named. */
const NEAR = 0.08

/**
 * Groups of notes and additions to themes from shared words, in any language: average linkage over cosines of weighed words.
 * The same notes give the same suggestions, in whatever order they come. Knows nothing of who wrote what.
 * @param common plain words that tell nothing (`plainWord`)
 */
export function suggest(
  notes: readonly NoteToCompare[],
  themes: readonly ThemeToCompare[],
  common: ReadonlySet<string>,
): Suggestions {
  const rows = [...notes].sort((a, b) => (a.place < b.place ? -1 : 1))
  const words = rows.map(({ text }) => tellingWords(text, common))
  const weighed = weigh(words)
  const places = rows.map(({ place }) => place)
  const gathered = new Set(themes.flatMap((theme) => theme.notes))
  const free = places.flatMap((place, row) => (gathered.has(place) ? [] : [row]))
  return {
    groups: groupsOf(free, places, words, weighed),
    additions: additionsTo(themes, free, places, words, weighed),
  }
}

function groupsOf(
  free: readonly number[],
  places: readonly string[],
  words: readonly Words[],
  weighed: readonly Weighed[],
) {
  const among = free.map((row) => weighed[row] as Weighed)
  const likeness = likenessOf(among)
  return linked(likeness, ALIKE, GROUP.most)
    .map((group) => ({ rows: group.map((at) => free[at] as number), worth: worthOf(group, likeness) }))
    .map(({ rows, worth }) => ({ rows, worth, stems: sharedBy(rows, weighed) }))
    .filter(({ rows, stems }) => rows.length >= GROUP.least && stems.length > 0)
    .sort((a, b) => b.worth - a.worth || (a.rows[0] ?? 0) - (b.rows[0] ?? 0))
    .slice(0, GROUPS)
    .map(({ rows, stems }) => ({
      notes: rows.map((row) => places[row] as string),
      words: stems.map((stem) => asWritten(stem, rows, words)),
    }))
}

/** How alike its notes are on average; of two equal groups the larger one is worth more. */
function worthOf(group: readonly number[], likeness: Likeness): number {
  let sum = 0
  for (const row of group) for (const other of group) sum += likeness[row]?.get(other) ?? 0
  return (sum / (group.length * (group.length - 1) || 1)) * Math.sqrt(group.length)
}

/** The stems that at least two of these share, the weightiest for all of them together first. */
function sharedBy(rows: readonly number[], weighed: readonly Weighed[]): string[] {
  const stems = new Map<string, { uses: number; weight: number }>()
  for (const row of rows) {
    for (const [stem, weight] of weighed[row]?.weights ?? []) {
      const { uses, weight: before } = stems.get(stem) ?? { uses: 0, weight: 0 }
      stems.set(stem, { uses: uses + 1, weight: before + weight })
    }
  }
  return [...stems]
    .filter(([, { uses, weight }]) => uses > 1 && weight > 0)
    .sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
    .slice(0, WORDS)
    .map(([stem]) => stem)
}

/** The word behind a stem, as most of these notes have it. */
function asWritten(stem: string, rows: readonly number[], words: readonly Words[]): string {
  const uses = new Map<string, number>()
  for (const row of rows) {
    const word = words[row]?.get(stem)
    if (word !== undefined) uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  const [most] = [...uses].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return most?.[0] ?? stem
}

function additionsTo(
  themes: readonly ThemeToCompare[],
  free: readonly number[],
  places: readonly string[],
  words: readonly Words[],
  weighed: readonly Weighed[],
): SuggestedAddition[] {
  const rowOf = new Map(places.map((place, row) => [place, row]))
  const begun = themes
    .map(({ id, notes }) => ({ id, rows: notes.flatMap((place) => rowOf.get(place) ?? []) }))
    .filter(({ rows }) => rows.length > 0)
    .map((theme) => ({ ...theme, centre: centreOf(theme.rows, weighed) }))
  return free.flatMap((row) => {
    const own = weighed[row]?.weights ?? new Map<string, number>()
    const [first, second] = begun
      .map((theme) => ({ ...theme, likeness: cosine(own, theme.centre) }))
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    if (!first || first.likeness < NEAR || first.likeness < CLEARLY * (second?.likeness ?? 0)) return []
    const stems = [...own.keys()]
      .filter((stem) => first.centre.has(stem))
      .sort((a, b) => (own.get(b) ?? 0) - (own.get(a) ?? 0))
      .slice(0, WORDS)
    return [{ note: places[row] as string, theme: first.id, words: stems.map((stem) => asWritten(stem, [row], words)) }]
  })
}

/** The middle of some rows (Rocchio, 1971), of length 1. */
function centreOf(rows: readonly number[], weighed: readonly Weighed[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) {
    for (const [stem, weight] of weighed[row]?.weights ?? []) sums.set(stem, (sums.get(stem) ?? 0) + weight)
  }
  const length = Math.hypot(...sums.values()) || 1
  return new Map([...sums].map(([stem, sum]) => [stem, sum / length]))
}

function cosine(own: ReadonlyMap<string, number>, centre: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [stem, weight] of own) sum += weight * (centre.get(stem) ?? 0)
  return sum
}
