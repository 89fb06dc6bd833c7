import { byTheme } from './beyond-themes.ts'
import type { BriefingSource } from './briefing.ts'
import { lensWords, toldLens } from './lens-words.ts'
import { lensesOf } from './lenses.ts'
import type { Print } from './phrases.ts'
import type { ExportWords, MethodPart } from './words.ts'

export interface PrintedLens {
  name: string
  /** Whose thinking it is; of a lens of the café's own, nothing. */
  after: string | null
  items: { name: string; speaks: string }[]
}

/** Each item of each lens that was used, with the themes that speak to it; in the lens's own order, which ranks nothing. */
export function printedLenses(
  lenses: BriefingSource['lenses'],
  words: ExportWords,
  print: Print,
  themeName: (id: string) => string,
): PrintedLens[] {
  const ours = lensWords(words.lang)
  const builtIn = new Map(lensesOf({}).map((lens) => [lens.id, toldLens(lens, ours)]))
  return lenses.map(({ id, name, items }) => {
    const told = name === undefined ? builtIn.get(id) : undefined
    const names = new Map(told?.groups.flatMap(({ items }) => items).map((item) => [item.id, item.name]))
    return {
      name: told?.name ?? print(name ?? id),
      after: told?.source ? words.lensAfter(print(told.source.title), print(told.source.author)) : null,
      items: items.map((item) => ({
        name: names.get(item.id) ?? print(item.text ?? item.id),
        speaks: item.themes.length ? words.all(item.themes.map(themeName)) : words.nothingYet,
      })),
    }
  })
}

/** What was recommended, theme by theme; `theme` is as it is to be printed, or `null`. */
export const printedRecommendations = (
  recommendations: BriefingSource['recommendations'],
  themeName: (id: string) => string,
): { theme: string | null; texts: string[] }[] =>
  byTheme(recommendations).map(({ theme, texts }) => ({ theme: theme === null ? null : themeName(theme), texts }))

/** How the briefing came about: of what a café can do, only what this one did. */
export function methodOf(source: BriefingSource, { methods }: ExportWords): string[] {
  const { cafe, notes, heldBack, themes, present, lenses, recommendations, commitments, counted } = source
  const done: Record<MethodPart, boolean> = {
    cafe: cafe.rounds.length > 1,
    cafeOnce: cafe.rounds.length === 1,
    notes: notes.length + heldBack > 0,
    consent: notes.length + heldBack > 0,
    themes: themes.length > 0,
    answers: themes.length > 0 && present > 0,
    lenses: lenses.length > 0,
    recommend: recommendations.length > 0,
    takeOn: commitments.length > 0,
    missing: true,
    counted: counted.length > 0,
    few: true,
  }
  return (Object.keys(done) as MethodPart[]).filter((part) => done[part]).map((part) => methods[part])
}

/** The words that this briefing uses, and no others. */
export const termsOf = (
  { lenses, recommendations }: BriefingSource,
  { terms }: ExportWords,
): readonly { term: string; meaning: string }[] =>
  terms.filter(({ of }) => of === undefined || (of === 'lenses' ? lenses.length > 0 : recommendations.length > 0))
