/** So many must have chosen to be counted, for anything at all, before anything is said. */
const FEWEST_COUNTED = 20
/** And so many must stand on either side of what is said. */
const FEWEST_EACH_SIDE = 5

export type CountedWord = 'some' | 'about-half' | 'most'

/**
 * What can be said of those who chose to be counted: for each perspective, in a word, how large a part of them brings it.
 * @param chosen of every person, the perspectives for which they chose to be counted
 */
export function countedWords(chosen: readonly (readonly string[])[]): Record<string, CountedWord> {
  const counted = chosen.filter((ids) => ids.length > 0)
  if (counted.length < FEWEST_COUNTED) return {}
  const words: Record<string, CountedWord> = {}
  for (const id of new Set(counted.flat())) {
    const share = counted.filter((ids) => ids.includes(id)).length
    if (share < FEWEST_EACH_SIDE || counted.length - share < FEWEST_EACH_SIDE) continue
    words[id] = wordFor(share / counted.length)
  }
  return words
}

function wordFor(share: number): CountedWord {
  if (share < 0.4) return 'some'
  return share <= 0.6 ? 'about-half' : 'most'
}
