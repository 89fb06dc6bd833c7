/** A word without its marks, small, as it is compared. */
export const plainWord = (word: string): string =>
  [...word.normalize('NFKD')]
    .filter((sign) => !/\p{M}/u.test(sign))
    .join('')
    .toLowerCase()

/** Endings, and much of what grammar adds, lie behind these letters. */
const STEM_LETTERS = 6
/** What Arabic writes before a word as part of it: "and the", "with the", "like the", "the", "for the". */
const ARABIC_ARTICLE = /^(?:وال|بال|كال|فال|ال|لل)(?=\p{L}{3})/u
const SHORTEST = 3

/** By stem, a word that has it, as it was written. */
export type Words = ReadonlyMap<string, string>

/**
 * The words of a text that can tell what it is about, in any language that `Intl.Segmenter` parts into words: none of the
 * common ones, none of one or two letters (but for scripts that need no more), cut to a stem.
 * @param common plain words that tell nothing
 */
export function tellingWords(text: string, common: ReadonlySet<string>): Words {
  const found = new Map<string, string>()
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const plain = plainWord(segment)
    if (!isWordLike || common.has(plain) || !isLongEnough(plain) || /^\p{N}+$/u.test(plain)) continue
    const stem = [...plain.replace(ARABIC_ARTICLE, '')].slice(0, STEM_LETTERS).join('')
    if (!found.has(stem)) found.set(stem, segment)
  }
  return found
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

const isLongEnough = (plain: string) =>
  [...plain].length >= SHORTEST || /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u.test(plain)
