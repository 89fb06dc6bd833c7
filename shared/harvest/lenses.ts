import type { OwnLens } from '../cafe/state.ts'
import { sha256 } from '../sha256.ts'

/**
 * Ways to read a harvest: what it speaks to, and what not at all. The structure is here; `lens-words` has the words, our own,
 * in each language.
 */
export interface BuiltInLens {
  id: string
  /** Items that belong together, under a heading where `key` is one. */
  groups: readonly { key: string | null; items: readonly string[] }[]
  /** Whose thinking it is. */
  source: { author: string; title: string }
}

export const BUILT_IN_LENSES = [
  {
    id: 'principles',
    groups: [
      { key: 'building', items: ['vision', 'solidarity', 'trust', 'access'] },
      {
        key: 'sustaining',
        items: ['difference', 'learning', 'whole', 'touch', 'bending', 'linkages', 'without-us'],
      },
      { key: 'tensions', items: ['quarrel', 'money', 'ties'] },
    ],
    source: { author: 'Srilatha Batliwala, CREA', title: 'Feminist Allyship: Principles & Practices' },
  },
  {
    id: 'strategies',
    groups: [
      {
        key: null,
        items: [
          'stories',
          'language',
          'safety',
          'relations',
          'members',
          'values',
          'networks',
          'influence',
          'coalitions',
          'funding',
          'openings',
        ],
      },
    ],
    source: { author: 'Scaling Up Toolkit', title: 'Engaging Allies' },
  },
  {
    id: 'cycles',
    groups: [{ key: null, items: ['power', 'strategy', 'movements', 'conversation', 'security', 'alliances'] }],
    source: { author: 'JASS', title: 'We Rise: Standing Up' },
  },
] as const satisfies readonly BuiltInLens[]

/** A lens as it is read, whoever made it. An item's words come from `lens-words` where it has none of its own. */
export interface Lens {
  id: string
  /** Of a café's own lens. */
  name?: string
  groups: readonly { key: string | null; items: readonly { id: string; text?: string }[] }[]
  source?: BuiltInLens['source']
}

/** Stands for the words of an item of a café's own lens: other words, another item, so that no mark speaks of words it was not given to. */
export const lensItemId = (text: string): string => sha256(text).slice(0, 16)

/** All lenses that a harvest can be read through: ours, then the café's own in the order in which they were made. */
export function lensesOf(own: Readonly<Record<string, OwnLens>>): Lens[] {
  return [
    ...BUILT_IN_LENSES.map(({ id, groups, source }) => ({
      id,
      source,
      groups: groups.map(({ key, items }) => ({ key, items: items.map((id) => ({ id })) })),
    })),
    ...Object.entries(own)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([id, { name, items }]) => ({
        id,
        name,
        groups: [{ key: null, items: items.map((text) => ({ id: lensItemId(text), text })) }],
      })),
  ]
}

/** Under which key of the root `lensMarks` it stands that a theme speaks to an item; one a pair, so that no two people's marks meet. */
export const lensMarkKey = (themeId: string, lensId: string, itemId: string): string => `${themeId}:${lensId}.${itemId}`

/** A theme with whatever was brought into it. */
interface MarkedTheme {
  id: string
  parts: readonly { id: string }[]
}

/** The keys that say that this theme, or one within it, speaks to the item. */
export const lensMarks = (
  marks: Readonly<Record<string, unknown>>,
  { id, parts }: MarkedTheme,
  lensId: string,
  itemId: string,
): string[] =>
  [id, ...parts.map((part) => part.id)]
    .map((themeId) => lensMarkKey(themeId, lensId, itemId))
    .filter((key) => Object.hasOwn(marks, key))

/** Which themes speak to an item, in their own order. */
export const speakingTo = <Theme extends MarkedTheme>(
  marks: Readonly<Record<string, unknown>>,
  themes: readonly Theme[],
  lensId: string,
  itemId: string,
): Theme[] => themes.filter((theme) => lensMarks(marks, theme, lensId, itemId).length > 0)
