import { firstKnown } from '../languages.ts'
import { ar } from './lens-words/ar.ts'
import { en } from './lens-words/en.ts'
import type { BUILT_IN_LENSES, Lens } from './lenses.ts'

type BuiltIn = (typeof BUILT_IN_LENSES)[number]
type ItemsOf<Of extends BuiltIn> = Of['groups'][number]['items'][number]
type GroupsOf<Of extends BuiltIn> = Exclude<Of['groups'][number]['key'], null>

/** What the lenses that come with every café say, in one language: the same on the screen and in each export. */
export interface LensWords {
  lang: string
  dir: 'ltr' | 'rtl'
  lenses: {
    [Of in BuiltIn as Of['id']]: {
      name: string
      groups: Record<GroupsOf<Of>, string>
      items: Record<ItemsOf<Of>, { name: string; about: string }>
    }
  }
}

const WORDS = { en, ar } as const satisfies Record<string, LensWords>

/** In the language (BCP 47) of a screen or an export; in English where there are no words for it. */
export const lensWords = (language: string): LensWords => WORDS[firstKnown(WORDS, [language]) ?? 'en']

/** A lens with its words. */
export interface ToldLens {
  id: string
  name: string
  /** The words are the café's own, in a language and direction that nobody stated. */
  own: boolean
  source?: Lens['source']
  groups: { heading: string | null; items: { id: string; name: string; about: string }[] }[]
}

interface Words {
  name: string
  groups: Record<string, string>
  items: Record<string, { name: string; about: string }>
}

/** The words of a lens: ours, or those of its makers. */
export function toldLens({ id, name, groups, source }: Lens, { lenses }: LensWords): ToldLens {
  const ours = name === undefined ? (lenses as Record<string, Words>)[id] : undefined
  return {
    id,
    name: name ?? ours?.name ?? id,
    own: name !== undefined,
    ...(source && { source }),
    groups: groups.map(({ key, items }) => ({
      heading: (key !== null && ours?.groups[key]) || null,
      items: items.map(({ id, text }) => ({ id, name: text ?? id, about: '', ...ours?.items[id] })),
    })),
  }
}
