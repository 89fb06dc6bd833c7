/** A theme as it is kept: one record, whatever became of it. */
export interface ThemeRecord {
  id: string
  name: string
  description: string
  /** `tableId/noteId` each, sorted: a map of Yjs has no order that all readers share. */
  notes: readonly string[]
  /** Id of the theme into which it was brought. May name one that is gone, itself, or close a ring. */
  within?: string
}

/** A theme as it is read: with everything that was brought into it. */
export interface Theme {
  id: string
  name: string
  description: string
  /** All of them: its own first, then those of its parts; each once. */
  notes: readonly string[]
  /** Those that it held by itself. */
  own: readonly string[]
  /** The themes that lie within it, however deep, as they were when they stood by themselves. */
  parts: readonly ThemeRecord[]
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The root `themes` in plain values, in the order of ids, oldest first where these tell; what is not a theme is passed over. */
export function themeRecords(root: Readonly<Record<string, unknown>>): ThemeRecord[] {
  return Object.entries(root)
    .flatMap(([id, value]): ThemeRecord[] => {
      if (typeof value !== 'object' || value === null) return []
      const { name, description, notes, within } = value as Record<string, unknown>
      const refs = typeof notes === 'object' && notes !== null ? Object.keys(notes).sort() : []
      const record = { id, name: words(name), description: words(description), notes: refs }
      return [typeof within === 'string' ? { ...record, within } : record]
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Under which theme each is read: itself, or the one at the end of the way that `within` leads. A theme that is gone takes
 * in nothing. Two people may bring two themes into each other at once: of a ring, the first by id takes in the others, so
 * that every reader reads the same and no theme vanishes.
 */
export function headsOf(themes: readonly Pick<ThemeRecord, 'id' | 'within'>[]): Map<string, string> {
  const within = new Map(themes.map(({ id, within }) => [id, within]))
  const heads = new Map<string, string>()
  for (const { id } of themes) {
    const way: string[] = []
    const passed = new Set<string>()
    let at = id
    let head: string | undefined
    while (head === undefined) {
      head = heads.get(at)
      if (head !== undefined) break
      if (passed.has(at)) {
        head = first(way.slice(way.indexOf(at)))
        break
      }
      way.push(at)
      passed.add(at)
      const next = within.get(at)
      if (next === undefined || !within.has(next)) head = at
      else at = next
    }
    for (const each of way) heads.set(each, head)
  }
  return heads
}

const first = (ids: readonly string[]): string => ids.reduce((least, id) => (id < least ? id : least))

/** The themes that stand by themselves, in the order given, each with what was brought into it. The one reading of merging. */
export function gatherThemes(records: readonly ThemeRecord[]): Theme[] {
  const heads = headsOf(records)
  const parts = new Map<string, ThemeRecord[]>()
  for (const record of records) {
    const head = heads.get(record.id)
    if (head === undefined || head === record.id) continue
    const found = parts.get(head)
    if (found) found.push(record)
    else parts.set(head, [record])
  }
  return records
    .filter(({ id }) => heads.get(id) === id)
    .map(({ id, name, description, notes }) => {
      const within = parts.get(id) ?? []
      const all = [...new Set([...notes, ...within.flatMap((part) => part.notes)])]
      return { id, name, description, notes: all, own: notes, parts: within }
    })
}

/** The root `themes` as everybody reads it. */
export const readThemes = (root: Readonly<Record<string, unknown>>): Theme[] => gatherThemes(themeRecords(root))
