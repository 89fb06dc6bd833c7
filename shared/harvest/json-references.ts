import { translationFault } from '../cafe/agreement.ts'
import type { BriefingJson } from './json.ts'
import { checkBeyond } from './json-beyond.ts'
import { headsOf } from './themes.ts'

type Path = (string | number)[]
interface Complaints {
  addIssue(issue: { code: 'custom'; path: Path; message: string }): void
}

type Unchecked = Pick<
  BriefingJson,
  'cafe' | 'themes' | 'notes' | 'missingVoices' | 'namedMissing' | 'counted' | 'threads' | 'recommendations' | 'lenses'
>

/** No two things of one id, and nothing that names what is not in the file. */
export function checkReferences(file: Unchecked, context: Complaints): void {
  const { cafe, themes, notes, missingVoices, namedMissing, counted, threads = [] } = file
  const complain = (path: Path, message: string) => context.addIssue({ code: 'custom', path, message })
  const tables = only(cafe.tables, ['cafe', 'tables'], complain)
  const byTheme = only(themes, ['themes'], complain)
  const byNote = only(notes, ['notes'], complain)

  const requireTable = (id: string, path: Path) => {
    if (!tables.has(id)) complain(path, 'is no table of this file')
  }
  const requireRound = (round: number, path: Path) => {
    if (round >= cafe.rounds.length) complain(path, 'is no round of this file')
  }
  const open = new Set(cafe.perspectives.flatMap(({ name, sensitive }) => (sensitive ? [] : name)))
  const asked = new Set(cafe.perspectives.map(({ name }) => name))

  for (const [t, theme] of themes.entries()) {
    const gathered = new Set<string>()
    for (const [n, id] of theme.notes.entries()) {
      const path = ['themes', t, 'notes', n]
      if (!byNote.has(id)) complain(path, 'is no note of this file')
      else if (gathered.has(id)) complain(path, 'is gathered twice')
      else if (!byNote.get(id)?.themes.includes(theme.id)) complain(path, 'is a note that does not name this theme')
      gathered.add(id)
    }
  }
  const gatheredBy = new Map(themes.map(({ id, notes }) => [id, new Set(notes)]))
  for (const [n, note] of notes.entries()) {
    requireTable(note.tableId, ['notes', n, 'tableId'])
    requireRound(note.round, ['notes', n, 'round'])
    if (note.buildsOn !== undefined && byNote.get(note.buildsOn)?.tableId !== note.tableId) {
      complain(['notes', n, 'buildsOn'], 'is no note of the same table')
    }
    for (const [w, { tableId, round }] of (note.went ?? []).entries()) {
      requireTable(tableId, ['notes', n, 'went', w, 'tableId'])
      requireRound(round, ['notes', n, 'went', w, 'round'])
      if (tableId === note.tableId) complain(['notes', n, 'went', w, 'tableId'], 'is the table where it was written')
    }
    for (const [t, id] of note.themes.entries()) {
      if (!byTheme.has(id)) complain(['notes', n, 'themes', t], 'is no theme of this file')
      else if (!gatheredBy.get(id)?.has(note.id)) complain(['notes', n, 'themes', t], 'is a theme without this note')
    }
  }
  for (const [t, { from, to }] of threads.entries()) {
    for (const [end, id] of [['from', from] as const, ['to', to] as const]) {
      if (!byNote.has(id)) complain(['threads', t, end], 'is no note of this file')
    }
    if (byNote.has(from) && byNote.get(from)?.tableId === byNote.get(to)?.tableId) {
      complain(['threads', t, 'to'], 'is a note of the same table')
    }
  }
  for (const [v, { name, tables: at }] of missingVoices.entries()) {
    if (!open.has(name)) complain(['missingVoices', v, 'name'], 'is none of cafe.perspectives that can be shown')
    for (const [t, id] of at.entries()) requireTable(id, ['missingVoices', v, 'tables', t])
  }
  for (const [m, { tableId, round }] of namedMissing.entries()) {
    requireTable(tableId, ['namedMissing', m, 'tableId'])
    requireRound(round, ['namedMissing', m, 'round'])
  }
  for (const [v, name] of cafe.voices.entries()) {
    if (!open.has(name)) complain(['cafe', 'voices', v], 'is none of cafe.perspectives that can be shown')
  }
  for (const [c, { name }] of counted.entries()) {
    if (!asked.has(name)) complain(['counted', c, 'name'], 'is none of cafe.perspectives')
  }
  for (const [t, { recaps = [] }] of cafe.tables.entries()) {
    const told = new Set<number>()
    for (const [r, { round }] of recaps.entries()) {
      if (told.has(round)) complain(['cafe', 'tables', t, 'recaps', r, 'round'], 'has two recaps')
      told.add(round)
    }
  }
  const untranslated = translationFault({ lines: cafe.agreement, in: cafe.agreementIn }, cafe.languages)
  if (untranslated) complain(['cafe', 'agreementIn', untranslated.field], untranslated.message)
  checkParts(themes, complain)
  checkBeyond(file, byTheme, complain)
}

/** What was brought into a theme is told of once, leads to that theme, and holds notes of its own among the theme's. */
function checkParts(themes: Unchecked['themes'], complain: (path: Path, message: string) => void): void {
  const ids = new Set(themes.map(({ id }) => id))
  for (const [t, { id, notes, parts = [], own }] of themes.entries()) {
    const heads = headsOf([{ id }, ...parts])
    const held = new Set([...(own ?? []), ...parts.flatMap((part) => part.notes)])
    for (const [p, part] of parts.entries()) {
      if (ids.has(part.id)) complain(['themes', t, 'parts', p, 'id'], 'is the id of another one')
      if (heads.get(part.id) !== id) complain(['themes', t, 'parts', p, 'within'], 'does not lead to this theme')
      ids.add(part.id)
    }
    if (parts.length > 0 || own !== undefined) {
      const all = new Set(notes)
      const isSame = held.size === all.size && [...held].every((note) => all.has(note))
      if (!isSame) complain(['themes', t, 'notes'], 'are not its own and those of its parts')
    }
  }
}

/** By id, of which each is there once. */
function only<T extends { id: string }>(
  things: readonly T[],
  path: Path,
  complain: (path: Path, message: string) => void,
): Map<string, T> {
  const byId = new Map<string, T>()
  for (const [n, thing] of things.entries()) {
    if (byId.has(thing.id)) complain([...path, n, 'id'], 'is the id of another one')
    byId.set(thing.id, thing)
  }
  return byId
}
