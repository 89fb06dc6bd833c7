import type { OwnLens } from '../cafe/state.ts'
import { type Entropy, type LensId, makeId, type ThemeId } from '../ids.ts'
import type { BriefingJson } from './json.ts'
import { lensItemId, lensMarkKey } from './lenses.ts'
import type { Recommendation } from './recommendations.ts'

/** What was made of the themes, as the harvest document and the café's root `lenses` hold it. */
export interface BroughtBeyond {
  recommendations: Recommendation[]
  lensMarks: string[]
  lenses: Record<LensId, OwnLens>
}

/** @param themes ids of this café by those of the file */
export function beyondIn(
  { recommendations = [], lenses = [] }: Pick<BriefingJson, 'recommendations' | 'lenses'>,
  themes: ReadonlyMap<string, ThemeId>,
  entropy: Entropy,
): BroughtBeyond {
  const ids = recommendations.map(() => makeId(entropy)).sort((a, b) => (a < b ? -1 : 1))
  const own: BroughtBeyond['lenses'] = {}
  const lensMarks: string[] = []
  for (const { id, name, items } of lenses) {
    const lensId = name === undefined ? id : makeId<LensId>(entropy)
    if (name !== undefined) {
      own[lensId as LensId] = { name, items: items.map(({ text = '' }) => text), order: Object.keys(own).length }
    }
    for (const { id: itemId, text, themes: speaking } of items) {
      const item = text === undefined ? itemId : lensItemId(text)
      for (const theme of speaking) lensMarks.push(lensMarkKey(themes.get(theme) as string, lensId, item))
    }
  }
  return {
    recommendations: recommendations.map(({ text, theme }, n) => ({
      id: ids[n] as string,
      text,
      // Of a theme that is gone, an id that no theme has.
      theme: (theme === undefined ? undefined : themes.get(theme)) ?? makeId(entropy),
    })),
    lensMarks,
    lenses: own,
  }
}
