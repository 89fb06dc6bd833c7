import type { BriefingNote, BriefingSource, BriefingTheme } from './briefing.ts'

/** A note where it is printed. Every note of a briefing is placed exactly once. */
export interface Placed {
  note: BriefingNote
  /** 0 for a note that stands by itself, one more for each that it continues. */
  depth: number
  /** What it continues, where that is printed in another part. */
  continues?: BriefingNote
  /** Ids of other themes that gathered it too. */
  alsoIn: string[]
}

export interface Arrangement {
  themes: { theme: BriefingTheme; notes: Placed[] }[]
  /** In the order of the tables, then of the rounds. */
  ungathered: { tableId: string; rounds: { round: number; notes: Placed[] }[] }[]
}

/**
 * Who stands where: a note stands in the first theme that gathered it, under the note that it continues when that one
 * stands there too. A continuation that nobody gathered follows the note that it continues.
 */
export function arrange({ cafe, themes, notes }: Pick<BriefingSource, 'cafe' | 'themes' | 'notes'>): Arrangement {
  const parents = parentsOf(notes)
  const known = new Set(themes.map(({ id }) => id))
  const homes = homesOf(notes, parents, known)
  const children = new Map<BriefingNote, BriefingNote[]>()
  const roots: BriefingNote[] = []
  for (const note of notes) {
    const parent = parents.get(note)
    if (!parent || homes.get(parent) !== homes.get(note)) roots.push(note)
    else children.set(parent, [...(children.get(parent) ?? []), note])
  }
  const placed = (root: BriefingNote) => thread(root, children, parents, homes)
  const loose = roots.filter((root) => homes.get(root) === null)
  const tableIds = new Set([...cafe.tables.map(({ id }) => id), ...loose.map(({ tableId }) => tableId)])
  return {
    themes: themes.map((theme) => ({
      theme,
      notes: roots.filter((root) => homes.get(root) === theme.id).flatMap(placed),
    })),
    ungathered: [...tableIds]
      .map((tableId) => ({ tableId, rounds: byRound(loose.filter((root) => root.tableId === tableId)) }))
      .filter(({ rounds }) => rounds.length > 0)
      .map(({ tableId, rounds }) => ({
        tableId,
        rounds: rounds.map(({ round, roots }) => ({ round, notes: roots.flatMap(placed) })),
      })),
  }
}

type Parents = ReadonlyMap<BriefingNote, BriefingNote>
/** The id of a theme, or `null` for a note in none. */
type Homes = ReadonlyMap<BriefingNote, string | null>

/** What each note continues; where notes continue one another in a ring, the ring is opened at its first note. */
function parentsOf(notes: readonly BriefingNote[]): Parents {
  const byId = new Map(notes.map((note) => [note.id, note]))
  const parents = new Map<BriefingNote, BriefingNote>()
  for (const note of notes) {
    const parent = note.buildsOn === undefined ? undefined : byId.get(note.buildsOn)
    if (parent) parents.set(note, parent)
  }
  const safe = new Set<BriefingNote>()
  for (const note of notes) {
    const way = new Set<BriefingNote>()
    let at: BriefingNote | undefined = note
    while (at && !safe.has(at) && !way.has(at)) {
      way.add(at)
      at = parents.get(at)
    }
    if (at && way.has(at)) parents.delete(at)
    for (const seen of way) safe.add(seen)
  }
  return parents
}

function homesOf(notes: readonly BriefingNote[], parents: Parents, known: ReadonlySet<string>): Homes {
  const homes = new Map<BriefingNote, string | null>()
  for (const note of notes) {
    const way: BriefingNote[] = []
    let at: BriefingNote | undefined = note
    while (at && !homes.has(at)) {
      way.push(at)
      at = parents.get(at)
    }
    for (const next of way.reverse()) {
      const parent = parents.get(next)
      const above = (parent && homes.get(parent)) ?? null
      const own = next.themes.filter((theme) => known.has(theme))
      const follows = own.length === 0 || (above !== null && own.includes(above))
      homes.set(next, follows ? above : (own[0] ?? null))
    }
  }
  return homes
}

/** A note and everything that continues it there, each straight after what it continues. */
function thread(
  root: BriefingNote,
  children: ReadonlyMap<BriefingNote, BriefingNote[]>,
  parents: Parents,
  homes: Homes,
): Placed[] {
  const placed: Placed[] = []
  const waiting = [{ note: root, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { note, depth } = next
    const continues = depth === 0 ? parents.get(note) : undefined
    const home = homes.get(note) ?? null
    placed.push({
      note,
      depth,
      alsoIn: note.themes.filter((theme) => theme !== home),
      ...(continues && { continues }),
    })
    for (const child of [...(children.get(note) ?? [])].reverse()) waiting.push({ note: child, depth: depth + 1 })
  }
  return placed
}

function byRound(roots: readonly BriefingNote[]): { round: number; roots: BriefingNote[] }[] {
  const rounds = [...new Set(roots.map(({ round }) => round))].sort((a, b) => a - b)
  return rounds.map((round) => ({ round, roots: roots.filter((root) => root.round === round) }))
}
