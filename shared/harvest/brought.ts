import type { Brought, KeptNote } from '../cafe/kept-state.ts'
import { type Making, makeCafe } from '../cafe/make.ts'
import type { CafeState, NamedMissing } from '../cafe/state.ts'
import type { NotePlace, Thread } from '../cafe/threads.ts'
import { walkOf } from '../cafe/walk.ts'
import {
  asId,
  type CarriedId,
  type Entropy,
  type MissingId,
  makeId,
  type PerspectiveId,
  type TableId,
  type ThemeId,
  type ThreadId,
} from '../ids.ts'
import type { CreateCafe, ImportOptions } from '../protocol/cafes.ts'
import type { Outcome } from '../protocol/errors.ts'
import { type BroughtBeyond, beyondIn } from './brought-beyond.ts'
import type { BriefingJson } from './json.ts'
import { placeOf } from './note.ts'
import type { Tally } from './tally.ts'
import { themeVersion, type VoiceRoots } from './voices.ts'

/** A café made from an export, and what lies in its documents from the start. */
export interface BroughtCafe {
  state: CafeState
  cloths: Record<TableId, BroughtCloth>
  /** As the harvest document has them: notes are places, `tableId/noteId`. */
  themes: { id: ThemeId; name: string; description: string; notes: string[]; within?: ThemeId }[]
  said: VoiceRoots
  beyond: BroughtBeyond
}

export interface BroughtCloth {
  /** In their order. */
  notes: { id: string; note: KeptNote }[]
  recaps: { round: number; text: string }[]
}

/** Stands for every version of a theme's words before those in the file. */
const EARLIER = 'earlier'

/**
 * A new café in its lobby that holds what another one published: its questions, tables, notes, themes, and what was said of
 * them. Everything gets ids of its own. Nobody is its author here, so nobody can change those notes; each is signed as it
 * was. What was counted there is kept as it was and counted on from.
 */
export function cafeFrom(file: BriefingJson, options: ImportOptions, making: Making): Outcome<BroughtCafe> {
  const made = makeCafe(wishOf(file, options), making)
  if (!made.ok) return made
  const { at, entropy } = making
  const tables = new Map(file.cafe.tables.map(({ id }, order) => [id, asId<TableId>(`t${order + 1}`)]))
  const notes = new Map(file.notes.map(({ id }) => [id, makeId(entropy)]))
  const records = recordsIn(file)
  // Themes stand in the order of their ids.
  const themeIds = records.map(() => makeId<ThemeId>(entropy)).sort((a, b) => (a < b ? -1 : 1))
  const themes = new Map(records.map(({ id }, n) => [id, themeIds[n] as ThemeId]))
  const tableOf = (id: string) => tables.get(id) as TableId
  const noteOf = (id: string) => notes.get(id) as string
  const placeOfNote = new Map(
    file.notes.map(({ id, tableId }) => [id, placeOf({ id: noteOf(id), tableId: tableOf(tableId) })]),
  )

  const beyond = beyondIn(file, themes, entropy)
  const cloths: BroughtCafe['cloths'] = {}
  for (const { id, recaps = [] } of file.cafe.tables) cloths[tableOf(id)] = { notes: [], recaps }
  // Before anything that is written from now on, and in the order in which they stand.
  const first = at - file.notes.length
  for (const [n, { id, text, credit, tableId, round, buildsOn, lang }] of file.notes.entries()) {
    const note: KeptNote = {
      text,
      createdAt: first + n,
      round,
      consent: 'public',
      signed: credit,
      ...(buildsOn !== undefined && { buildsOn: noteOf(buildsOn) }),
      ...(lang !== undefined && { lang }),
    }
    cloths[tableOf(tableId)]?.notes.push({ id: noteOf(id), note })
  }
  return {
    ok: true,
    value: {
      state: withWays(
        withBrought(made.value, file, { themes, tableOf, entropy, beyond }),
        file,
        placeOfNote,
        tableOf,
        entropy,
      ),
      cloths,
      themes: records.map(({ id, name, description, notes: gathered, within }) => ({
        id: themes.get(id) as ThemeId,
        name,
        description,
        notes: gathered.map((note) => placeOfNote.get(note) as string),
        ...(within !== undefined && { within: themes.get(within) as ThemeId }),
      })),
      said: saidIn(file, themes, entropy),
      beyond,
    },
  }
}

type ThemeInFile = Omit<BriefingJson['themes'][number], 'parts' | 'own'> & { within?: string }

/** Every theme as it stood by itself, with where it lies. */
const recordsIn = ({ themes }: BriefingJson): ThemeInFile[] =>
  themes.flatMap(({ parts = [], own, ...theme }) => [{ ...theme, notes: own ?? theme.notes }, ...parts])

function wishOf({ cafe }: BriefingJson, options: ImportOptions): CreateCafe {
  const { title, purpose, languages, agreement, agreementIn, admission } = cafe
  const { consentDefault, creditDefault, checkIn, checkOut } = cafe
  // Two of one name are one.
  const perspectives = [...new Map(cafe.perspectives.map((perspective) => [perspective.name, perspective])).values()]
  return {
    title: options.title ?? title,
    purpose,
    languages,
    agreement,
    agreementIn,
    admission,
    consentDefault,
    creditDefault,
    perspectives,
    tables: cafe.tables.map(({ name, question }) => ({ name, question })),
    rounds: cafe.rounds,
    checkIn,
    checkOut,
    startsAt: options.startsAt,
    keepUntil: options.keepUntil,
    hostName: options.hostName,
  }
}

interface Ids {
  themes: ReadonlyMap<string, ThemeId>
  tableOf: (id: string) => TableId
  entropy: Entropy
}

function withBrought(
  state: CafeState,
  file: BriefingJson,
  { themes, tableOf, entropy, beyond }: Ids & { beyond: BroughtBeyond },
): CafeState {
  const { cafe, counted, missingVoices, namedMissing } = file
  const { people, startsAt, earlier } = cafe
  const ids = new Map(Object.entries(state.cafe.perspectives).map(([id, { name }]) => [name, asId<PerspectiveId>(id)]))
  const idOf = (name: string) => ids.get(name) as PerspectiveId
  const missing: CafeState['missing'] = {}
  for (const { tableId, round, text } of namedMissing) {
    const named: NamedMissing = { text, round }
    missing[tableOf(tableId)] = { ...missing[tableOf(tableId)], [makeId<MissingId>(entropy)]: named }
  }
  const brought: Brought = {
    voices: cafe.voices.map(idOf),
    heard: heardIn(cafe, missingVoices, idOf, tableOf),
    answers: answersIn(file, themes),
    present: file.present,
    heldBack: file.heldBack,
    hiddenWords: file.hiddenWords ?? 0,
  }
  return {
    ...state,
    missing,
    cafe: {
      ...state.cafe,
      info: { ...state.cafe.info, continues: { people, startsAt, ...(earlier && { earlier }) } },
      lenses: beyond.lenses,
      counted: Object.fromEntries(counted.map(({ name, share }) => [idOf(name), share])),
    },
    kept: {
      ...state.kept,
      brought: { one: brought },
      // What those say who chose to be counted was set there, once and for all.
      house: { one: { ...state.kept.house.one, ...(counted.length > 0 && { countedSet: true }) } },
    },
  }
}

/** At a table where a voice is not missing, somebody had shown it. */
function heardIn(
  { perspectives, tables }: BriefingJson['cafe'],
  missing: BriefingJson['missingVoices'],
  idOf: (name: string) => PerspectiveId,
  tableOf: (id: string) => TableId,
): Brought['heard'] {
  const missed = new Set(missing.flatMap(({ name, tables }) => tables.map((id) => `${id}\n${name}`)))
  return Object.fromEntries(
    tables.map(({ id }) => {
      const heard = perspectives.filter(({ name, sensitive }) => !sensitive && !missed.has(`${id}\n${name}`))
      return [tableOf(id), heard.map(({ name }) => idOf(name))]
    }),
  )
}

function answersIn(file: BriefingJson, ids: ReadonlyMap<string, ThemeId>): Brought['answers'] {
  const answers: Brought['answers'] = {}
  for (const theme of recordsIn(file)) {
    const { confirmed, objected, saidDifferently, earlier } = theme.standing
    const now = { confirm: confirmed, object: objected, differ: saidDifferently }
    const of = {
      ...(confirmed + objected + saidDifferently > 0 && { [themeVersion(theme)]: now }),
      ...(earlier > 0 && { [EARLIER]: { confirm: earlier, object: 0, differ: 0 } }),
    }
    if (Object.keys(of).length) answers[ids.get(theme.id) as ThemeId] = of
  }
  return answers
}

/** What people said of the themes and took on, in the order of the file, which is that of the ids. */
function saidIn(file: BriefingJson, themes: ReadonlyMap<string, ThemeId>, entropy: Entropy): VoiceRoots {
  const said = recordsIn(file).flatMap((theme) =>
    theme.standing.said.map(({ earlier, ...difference }) => ({
      ...difference,
      themeId: themes.get(theme.id) as string,
      version: earlier ? EARLIER : themeVersion(theme),
    })),
  )
  return {
    answers: answersIn(file, themes),
    differences: inOrderOfIds(said, entropy),
    commitments: inOrderOfIds(file.commitments, entropy),
    present: { people: file.present, ...(file.hiddenWords && { hidden: file.hiddenWords }) },
  }
}

function inOrderOfIds<T>(things: readonly T[], entropy: Entropy): Record<string, T> {
  const ids = things.map(() => makeId(entropy)).sort((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(things.map((thing, n) => [ids[n] as string, thing]))
}

/** Dots, threads and where ideas went, as they were told there; whose they were nobody knew any more. */
function withWays(
  state: CafeState,
  { notes, threads = [] }: BriefingJson,
  places: ReadonlyMap<string, string>,
  tableOf: (id: string) => TableId,
  entropy: Entropy,
): CafeState {
  const placeOfId = (id: string): NotePlace => {
    const [tableId = '', noteId = ''] = places.get(id)?.split('/') ?? []
    return { tableId: asId(tableId), noteId: asId(noteId) }
  }
  const tallies: CafeState['kept']['tallies'] = {}
  const carried: CafeState['kept']['carried'] = {}
  for (const { id, dots = 0, echoes = {}, went = [] } of notes) {
    if (dots > 0 || Object.keys(echoes).length > 0)
      tallies[places.get(id) as string] = { dots, echoes: echoes as Tally['echoes'] }
    const { tableId: from, noteId } = placeOfId(id)
    for (const { tableId, round } of went) {
      carried[makeId<CarriedId>(entropy)] = { from, noteId, round, to: tableOf(tableId) }
    }
  }
  const tied = threads.map(({ from, to, words }): [ThreadId, Thread] => [
    makeId<ThreadId>(entropy),
    { from: placeOfId(from), to: placeOfId(to), words },
  ])
  const walk = Object.keys(tallies).length > 0 ? { walk: { ...walkOf(state), over: true as const } } : {}
  return {
    ...state,
    cafe: { ...state.cafe, ...walk },
    kept: { ...state.kept, tallies, carried, threads: Object.fromEntries(tied) },
  }
}
