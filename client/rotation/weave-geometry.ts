import { type Meetings, partnersOf } from '@tablecloth/shared/seating/meetings.ts'

/**
 * The weave: people stand along a hem at y = 0, `PITCH` apart; two threads run up from each, one to either side, and two
 * people's threads cross in one place. Units are the picture's own, y grows downwards.
 */
export const PITCH = 12
const HALF = PITCH / 2

/** What a round's diamonds are filled with. Later rounds begin again with the first. */
export const PATTERNS = ['solid', 'striped', 'dotted', 'halved', 'cored', 'barred'] as const
export type Pattern = (typeof PATTERNS)[number]

export const patternOf = (round: number): Pattern => PATTERNS[round % PATTERNS.length] ?? 'solid'

/** Where two people meet. */
export interface Diamond {
  one: number
  other: number
  x: number
  y: number
  rounds: number[]
}

/** How many people stand along the hem, and from which end they are counted. */
export interface Hem {
  people: number
  /** The first person stands at the right, as one reads there. */
  mirrored: boolean
}

const columnOf = (person: number, { people, mirrored }: Hem) => (mirrored ? people - 1 - person : person)

/** Where a person stands along the hem. */
export const hemAt = (person: number, hem: Hem): number => columnOf(person, hem) * PITCH + HALF

/** Where the threads of two people cross. */
export function crossingAt(one: number, other: number, hem: Hem): { x: number; y: number } {
  const [a, b] = [hemAt(one, hem), hemAt(other, hem)]
  return { x: (a + b) / 2, y: -Math.abs(a - b) / 2 }
}

/** One diamond for each pair that meets, however often. */
export function diamondsOf(meetings: Meetings, mirrored: boolean): Diamond[] {
  const hem = { people: meetings.people, mirrored }
  const diamonds: Diamond[] = []
  for (let one = 0; one < meetings.people; one++) {
    for (const { person: other, rounds } of partnersOf(meetings, one)) {
      if (other > one) diamonds.push({ one, other, ...crossingAt(one, other, hem), rounds })
    }
  }
  return diamonds
}

/** A person's two threads as one path, from edge to hem to edge. */
export function threadOf(person: number, hem: Hem): string {
  const column = columnOf(person, hem)
  const [left, right] = [column * HALF + HALF / 2, (hem.people - 1 - column) * HALF + HALF / 2]
  return `M${hemAt(person, hem)} 0l${-left} ${-left}m${left} ${left}l${right} ${-right}`
}

/** The two people whose crossing covers a point; `null` beside the weave. */
export function pairUnder(x: number, y: number, hem: Hem): [number, number] | null {
  const [left, right] = [columnUnder(x + y), columnUnder(x - y)]
  if (left >= right || left < 0 || right >= hem.people) return null
  // Mirroring undoes itself, so a column's person is found as a person's column is.
  return [columnOf(left, hem), columnOf(right, hem)]
}

/** The person who stands above a point below the hem; `null` beside it. */
export function personUnder(x: number, hem: Hem): number | null {
  const column = columnUnder(x)
  return column < 0 || column >= hem.people ? null : columnOf(column, hem)
}

const columnUnder = (x: number) => Math.floor(x / PITCH)

/** Marks as they are drawn from the middle of a diamond, each within 5 to every side. */
export const OUTLINE = 'm-5 0l5-5 5 5-5 5z'
export const FILLS: Record<Pattern, string> = {
  solid: OUTLINE,
  striped: 'm-2-3.1h4v1.3h-4zm-2 2.45h8v1.3h-8zm2 2.45h4v1.3h-4z',
  dotted:
    'm-3.4 0l1.1-1.1 1.1 1.1-1.1 1.1zm4.6 0l1.1-1.1 1.1 1.1-1.1 1.1zm-2.3-2.3l1.1-1.1 1.1 1.1-1.1 1.1zm0 4.6l1.1-1.1 1.1 1.1-1.1 1.1z',
  halved: 'm-5 0h10l-5 5z',
  cored: 'm-2.2 0l2.2-2.2 2.2 2.2-2.2 2.2z',
  barred: 'm-3.1-2v4h1.3v-4zm2.45-2v8h1.3v-8zm2.45 2v4h1.3v-4z',
}

export interface Drawing {
  /** Filled: one path for each pattern that is there. */
  fills: { pattern: Pattern; d: string }[]
  /** Stroked: the outlines of those who meet once. */
  edges: string
  /** Stroked, heavier: the outlines of those who meet again. A numeral belongs in each. */
  again: string
}

/** Few paths for many diamonds: a large café's picture has to stay quick. */
export function drawingOf(diamonds: readonly Diamond[]): Drawing {
  const fills = new Map<Pattern, string[]>()
  const edges: string[] = []
  const again: string[] = []
  for (const { x, y, rounds } of diamonds) {
    const at = `M${x} ${y}`
    if (rounds.length > 1) {
      again.push(at + OUTLINE)
      continue
    }
    edges.push(at + OUTLINE)
    const pattern = patternOf(rounds[0] ?? 0)
    const marks = fills.get(pattern) ?? []
    marks.push(at + FILLS[pattern])
    fills.set(pattern, marks)
  }
  return {
    fills: PATTERNS.flatMap((pattern) => {
      const marks = fills.get(pattern)
      return marks ? [{ pattern, d: marks.join('') }] : []
    }),
    edges: edges.join(''),
    again: again.join(''),
  }
}

/**
 * Moves labels along a line until no two are nearer than `gap`, keeping their order and staying between 0 and `width`.
 * Takes places in rising order; `null` when there are too many for the line.
 */
export function spread(places: readonly number[], gap: number, width: number): number[] | null {
  if ((places.length - 1) * gap > width) return null
  const moved: number[] = []
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? -gap) + gap))
  let most = width
  for (let index = moved.length - 1; index >= 0; index--) {
    moved[index] = Math.min(moved[index] ?? 0, most)
    most = (moved[index] ?? 0) - gap
  }
  return moved
}
