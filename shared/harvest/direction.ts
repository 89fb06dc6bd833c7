export type Direction = 'ltr' | 'rtl'

const RTL_SCRIPTS =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}'
const MARKS = '\\p{M}\\u200C\\u200D'

export const RIGHT_TO_LEFT = new RegExp(`(?=\\p{L})[${RTL_SCRIPTS}]`, 'u')
export const LEFT_TO_RIGHT = new RegExp(`(?=\\p{L})[^${RTL_SCRIPTS}]`, 'u')

/** Letters of one direction with the marks on them, or whatever stands between letters. */
const PIECE = new RegExp(
  `(?:(?:${RIGHT_TO_LEFT.source}[${MARKS}]*)+)|(?:(?:${LEFT_TO_RIGHT.source}[${MARKS}]*)+)|[^\\p{L}]+`,
  'gu',
)

/** As `dir="auto"` finds it: by the first letter. */
export function directionOf(text: string, otherwise: Direction): Direction {
  const [letter] = /\p{L}/u.exec(text) ?? []
  if (letter === undefined) return otherwise
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}

export interface Stretch {
  text: string
  dir: Direction
}

/**
 * A text cut where its direction changes, for formats that must be told. What stands between letters of one direction goes
 * with them, anything else with the paragraph.
 */
export function stretches(text: string, base: Direction): Stretch[] {
  const pieces = text.match(PIECE) ?? []
  const strong = pieces.map((text) => (/\p{L}/u.test(text) ? directionOf(text, base) : null))
  const found: Stretch[] = []
  pieces.forEach((text, at) => {
    const [before = base, after = base] = [strong[at - 1] ?? base, strong[at + 1] ?? base]
    const dir = strong[at] ?? (before === after ? before : base)
    const last = found.at(-1)
    if (last?.dir === dir) last.text += text
    else found.push({ text, dir })
  })
  return found
}
