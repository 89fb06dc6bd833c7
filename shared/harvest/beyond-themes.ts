import type { OwnLens } from '../cafe/state.ts'
import { withoutFaults } from '../text.ts'
import type { BriefingSource } from './briefing.ts'
import { lensesOf, speakingTo } from './lenses.ts'
import { readRecommendations, recommendedBy } from './recommendations.ts'
import type { Theme } from './themes.ts'

/** A lens that the harvest was read through, and which of the briefing's themes speak to each of its items. */
export interface BriefingLens {
  /** Of a lens that comes with every café, the same everywhere. */
  id: string
  /** Of a lens of the café's own, as are the words of its items. */
  name?: string
  items: { id: string; text?: string; themes: string[] }[]
}

export interface BriefingRecommendation {
  text: string
  /** Id of the theme that it follows from; none where that theme is gone. */
  theme?: string
}

/** The lenses through which somebody has looked: a lens that nobody took up says nothing of the harvest. */
export function usedLenses(
  marks: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, OwnLens>>,
  themes: readonly Theme[],
): BriefingLens[] {
  return lensesOf(own)
    .map(({ id, name, groups }) => ({
      id,
      ...(name !== undefined && { name: withoutFaults(name) }),
      items: groups
        .flatMap(({ items }) => items)
        .map((item) => ({
          id: item.id,
          ...(item.text !== undefined && { text: withoutFaults(item.text) }),
          themes: speakingTo(marks, themes, id, item.id).map((theme) => theme.id),
        })),
    }))
    .filter(({ items }) => items.some((item) => item.themes.length > 0))
}

/** Theme by theme, then those whose theme is gone. */
export function recommendationsOf(
  root: Readonly<Record<string, unknown>>,
  themes: readonly Theme[],
): BriefingRecommendation[] {
  const all = readRecommendations(root)
    .map((one) => ({ ...one, text: withoutFaults(one.text).trim() }))
    .filter(({ text }) => text !== '')
  const placed = themes.flatMap((theme) =>
    recommendedBy(all, theme).map(({ id, text }) => ({ id, text, theme: theme.id })),
  )
  const ids = new Set(placed.map(({ id }) => id))
  return [
    ...placed.map(({ text, theme }) => ({ text, theme })),
    ...all.filter(({ id }) => !ids.has(id)).map(({ text }) => ({ text })),
  ]
}

/** What was recommended, under the id of the theme that it follows from; under `null` what follows from none. */
export function byTheme(
  recommendations: BriefingSource['recommendations'],
): { theme: string | null; texts: string[] }[] {
  const found = new Map<string | null, string[]>()
  for (const { theme = null, text } of recommendations) found.set(theme, [...(found.get(theme) ?? []), text])
  return [...found].map(([theme, texts]) => ({ theme, texts }))
}
