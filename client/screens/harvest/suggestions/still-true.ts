import type { SuggestedAddition, SuggestedGroup } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import type { PiledNote } from '../pile.ts'

export interface GroupToShow {
  /** The first of its notes when it was suggested; no note is in two groups. */
  key: string
  notes: readonly PiledNote[]
  words: readonly string[]
}

export interface AdditionToShow {
  piled: PiledNote
  theme: string
  words: readonly string[]
}

interface Now {
  /** What hangs in the gallery, by reference. */
  hung: ReadonlyMap<string, PiledNote>
  gathered: ReadonlySet<string>
}

/**
 * What of the suggested groups still holds: others gather meanwhile, and authors change and take back. A word that no note has any more
 * is not shown, as its author may have taken it back.
 */
export function groupsNow(groups: readonly SuggestedGroup[], { hung, gathered }: Now): GroupToShow[] {
  return groups.flatMap(({ notes, words }) => {
    const still = notes.flatMap((ref) => (gathered.has(ref) ? [] : (hung.get(ref) ?? [])))
    const said = words.filter((word) => still.some((piled) => says(piled, word)))
    return still.length > 1 && said.length > 0 ? [{ key: notes[0] ?? '', notes: still, words: said }] : []
  })
}

export function additionsNow(additions: readonly SuggestedAddition[], { hung, gathered }: Now): AdditionToShow[] {
  return additions.flatMap(({ note, theme, words }) => {
    const piled = gathered.has(note) ? undefined : hung.get(note)
    const said = piled ? words.filter((word) => says(piled, word)) : []
    return piled && said.length > 0 ? [{ piled, theme, words: said }] : []
  })
}

const says = ({ note }: PiledNote, word: string): boolean =>
  note.text.toLocaleLowerCase().includes(word.toLocaleLowerCase())
