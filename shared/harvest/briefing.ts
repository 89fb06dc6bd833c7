import type { Brought } from '../cafe/kept-state.ts'
import type { CafeInfo, CafeRoots, Round } from '../cafe/state.ts'
import { asId, type TableId } from '../ids.ts'
import type { CreditLabel } from '../protocol/fields.ts'
import { withoutFaults } from '../text.ts'
import type { CountedWord } from '../voices/count-me.ts'
import { type BriefingLens, type BriefingRecommendation, recommendationsOf, usedLenses } from './beyond-themes.ts'
import { cafeOf, countedOf, missingVoices, type Tables } from './briefing-cafe.ts'
import { authorOf, creditOf, type NoteAuthor } from './credit.ts'
import { type ClothNote, inOrder, isBlank, placeOf } from './note.ts'
import { gatherThemes, type Theme, type ThemeRecord } from './themes.ts'
import { type ShownCommitment, type Standing, standingOf, type VoiceRoots } from './voices.ts'
import { type BriefingThread, type NoteWay, threadsTold, type WalkInput, waysOf } from './walk-told.ts'

/**
 * All that an export is made of, and nothing that an export may not say: no participant id, no note that its author kept
 * from the public, no number of people for any perspective. Rounds count from 0, as on the wire.
 */
export interface BriefingSource {
  cafe: BriefingCafe
  themes: BriefingTheme[]
  notes: BriefingNote[]
  missingVoices: MissingVoice[]
  /** What the tables themselves said was missing, unsigned. */
  namedMissing: Recap[]
  /** What was set, once, of those who chose to be counted: in words, and never of few. */
  counted: Counted[]
  recaps: Recap[]
  /** Threads between tables, unsigned. */
  threads: BriefingThread[]
  commitments: ShownCommitment[]
  recommendations: BriefingRecommendation[]
  lenses: BriefingLens[]
  /** How many could answer to the themes. */
  present: number
  /** How many notes their authors kept for their table or for the café. */
  heldBack: number
  /** Of how many the hosts hid what they said of a theme, or took on. */
  hiddenWords: number
}

export interface BriefingCafe {
  id: string
  /** Nothing of it was said by guests of a café. */
  rehearsal?: true
  title: string
  purpose: string
  languages: string[]
  /** Ms since 1970. */
  startsAt: number | null
  agreement: string[]
  agreementIn?: Record<string, string[]>
  admission: CafeInfo['admission']
  consentDefault: CafeInfo['consentDefault']
  creditDefault: CafeInfo['creditDefault']
  /** Those that could be shown on a seat, and of the others only those that `counted` tells of, in the café's order. */
  perspectives: { name: string; sensitive: boolean }[]
  tables: { id: string; name: string; question?: string }[]
  rounds: Round[]
  checkIn?: Round
  checkOut?: Round
  /** How many people came; with those of the café that this one continues, whoever came to both twice. */
  people: number
  /** Once people have come to a café that was made from an export: the café that it continues. */
  earlier?: { people: number; startsAt: number | null }
  /** Names of the perspectives that somebody chose to show on their seat: that they were there, never how many. */
  voices: string[]
}

export interface BriefingTheme {
  id: string
  name: string
  description: string
  /** Ids among `BriefingSource.notes`: its own, and those of its parts. */
  notes: string[]
  standing: BriefingStanding
  /** Themes that were brought into this one, as they stood by themselves. */
  parts: BriefingPart[]
  /** Where it has parts: the notes that it held before. */
  own?: string[]
}

export interface BriefingPart extends Omit<BriefingTheme, 'parts' | 'own'> {
  /** Id of the theme into which it was brought: this one, or another of its parts. */
  within: string
}

/** How those who were there answered. */
export interface BriefingStanding {
  confirmed: number
  objected: number
  saidDifferently: number
  /** Answers to words that were changed afterwards. */
  earlier: number
  said: { answer: 'object' | 'differ'; text: string; credit: CreditLabel; earlier: boolean }[]
}

export interface BriefingNote extends NoteWay {
  id: string
  text: string
  credit: CreditLabel
  tableId: string
  round: number
  buildsOn?: string
  themes: string[]
  lang?: string
}

/** A perspective that the hosts wished to hear, and the tables where nobody who sat there had shown it. */
export interface MissingVoice {
  name: string
  tables: string[]
}

export interface Counted {
  name: string
  share: CountedWord
}

/** Words of a table as a whole. */
export interface Recap {
  tableId: string
  round: number
  text: string
}

export interface BriefingInput extends WalkInput {
  cafeId: string
  roots: Pick<CafeRoots, 'info' | 'tables' | 'rounds' | 'perspectives' | 'people'> &
    Partial<Pick<CafeRoots, 'counted' | 'lenses'>>
  /** Who sat where, by round, then by participant: `CafeState.kept.history`. */
  history: Readonly<Record<string, Readonly<Record<string, string>>>>
  notes: readonly ClothNote[]
  /** By participant id. */
  authors: Readonly<Record<string, NoteAuthor>>
  /** As they are kept in the harvest document, those within others too. */
  themes: readonly ThemeRecord[]
  recaps: readonly Recap[]
  said: VoiceRoots
  /** The root `lensMarks` of the harvest document, and its root `recommendations`. */
  lensMarks?: Readonly<Record<string, unknown>>
  recommendations?: Readonly<Record<string, unknown>>
  namedMissing?: readonly Recap[]
  /** When the first round began, for a café that never said when it would. */
  startedAt?: number | null
  /** Of a café that was made from an export. */
  brought?: Brought | undefined
}

/** What may be published of a café. Consent and credit are settled here, once, for every form of export. */
export function briefingOf(input: BriefingInput): BriefingSource {
  const { roots } = input
  const tables = Object.entries(roots.tables).sort(([, a], [, b]) => a.order - b.order)
  const told = inOrder(input.notes).filter((note) => !isBlank(note))
  const published = told.filter((note) => (note.consent ?? roots.info.consentDefault) === 'public')
  const ids = idsByPlace(published)
  const whole = gatherThemes(input.themes)
  const themes = whole.map((theme) => themeOf(theme, ids, input.said))
  const gathered = themesByNote(themes)
  const wayOf = waysOf(input)
  return {
    cafe: cafeOf(input, tables),
    themes,
    notes: published.map((note) => ({
      ...noteOf(note, ids, input),
      themes: gathered.get(idOf(note, ids)) ?? [],
      ...wayOf(placeOf(note)),
    })),
    missingVoices: missingVoices(input, tables),
    namedMissing: byTableAndRound(input.namedMissing ?? [], tables),
    counted: countedOf(roots),
    recaps: recapsOf(input, tables),
    threads: threadsTold(input, ids),
    commitments: commitmentsOf(input.said),
    recommendations: recommendationsOf(input.recommendations ?? {}, whole),
    lenses: usedLenses(input.lensMarks ?? {}, roots.lenses ?? {}, whole),
    present: input.said.present.people ?? 0,
    heldBack: told.length - published.length + (input.brought?.heldBack ?? 0),
    hiddenWords: input.said.present.hidden ?? 0,
  }
}

function themeOf({ parts, own, ...theme }: Theme, ids: ReadonlyMap<string, string>, said: VoiceRoots): BriefingTheme {
  // In the order of the notes themselves: that of places hangs on ids.
  const order = [...ids.keys()]
  const published = (places: readonly string[]) => {
    const held = new Set(places)
    return order.filter((place) => held.has(place)).map((place) => ids.get(place) as string)
  }
  const told = ({ id, name, description, notes }: Omit<ThemeRecord, 'within'>) => ({
    id,
    name: clean(name).trim(),
    description: clean(description).trim(),
    standing: briefly(standingOf(said, { id, name, description })),
    notes: published(notes),
  })
  return {
    ...told(theme),
    parts: parts.map((part) => ({ ...told(part), within: part.within ?? theme.id })),
    ...(parts.length > 0 && { own: published(own) }),
  }
}

const briefly = ({ now, earlier, said }: Standing): BriefingStanding => ({
  confirmed: now.confirm,
  objected: now.object,
  saidDifferently: now.differ,
  earlier,
  said: said.map(({ answer, text, credit, earlier: of }) => ({
    answer,
    text: clean(text),
    credit: { kind: credit.kind, label: clean(credit.label) },
    earlier: of,
  })),
})

/** In the order of their ids, which tell nothing. */
const commitmentsOf = ({ commitments }: VoiceRoots): ShownCommitment[] =>
  Object.entries(commitments)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { text, when, credit }]) => ({
      text: clean(text),
      when: clean(when),
      credit: { kind: credit.kind, label: clean(credit.label) },
    }))

const clean = withoutFaults

/** Ids of notes are unique on one cloth only; two cloths that share one get their table's id before it. */
function idsByPlace(notes: readonly ClothNote[]): Map<string, string> {
  const uses = new Map<string, number>()
  for (const { id } of notes) uses.set(id, (uses.get(id) ?? 0) + 1)
  return new Map(notes.map((note) => [placeOf(note), (uses.get(note.id) ?? 0) > 1 ? placeOf(note) : note.id]))
}

const idOf = (note: ClothNote, ids: ReadonlyMap<string, string>) => ids.get(placeOf(note)) ?? note.id

function themesByNote(themes: readonly BriefingTheme[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const theme of themes) {
    for (const note of theme.notes) found.set(note, [...(found.get(note) ?? []), theme.id])
  }
  return found
}

function noteOf(note: ClothNote, ids: ReadonlyMap<string, string>, { roots, authors }: BriefingInput) {
  const tableName = roots.tables[asId<TableId>(note.tableId)]?.name ?? ''
  const credit = creditOf(note, authorOf(note, authors), tableName, roots.info.creditDefault)
  const buildsOn = note.buildsOn === undefined ? undefined : ids.get(placeOf({ ...note, id: note.buildsOn }))
  return {
    id: idOf(note, ids),
    text: clean(note.text).trim(),
    credit: { kind: credit.kind, label: clean(credit.label) },
    tableId: note.tableId,
    round: note.round,
    ...(buildsOn !== undefined && { buildsOn }),
    ...(note.lang !== undefined && { lang: note.lang }),
  }
}

/** A recap has no consent of its own: it was told to whoever sat down next, and follows what the café agreed for notes. */
function recapsOf({ roots, recaps }: BriefingInput, tables: Tables): Recap[] {
  return roots.info.consentDefault === 'public' ? byTableAndRound(recaps, tables) : []
}

function byTableAndRound(told: readonly Recap[], tables: Tables): Recap[] {
  const place = new Map(tables.map(([id], index) => [id, index]))
  return told
    .map(({ tableId, round, text }) => ({ tableId, round, text: clean(text).trim() }))
    .filter(({ tableId, text }) => place.has(tableId) && text !== '')
    .sort((a, b) => (place.get(a.tableId) ?? 0) - (place.get(b.tableId) ?? 0) || a.round - b.round)
}
