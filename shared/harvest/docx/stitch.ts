const STITCHES = {
  Quote: 'w:val="dashed" w:sz="18"',
  Quote1: 'w:val="dotted" w:sz="12"',
  Quote2: 'w:val="dotted" w:sz="12"',
  Quote3: 'w:val="dotted" w:sz="12"',
} as const

export type QuoteStyle = keyof typeof STITCHES
export const isQuote = (style: string): style is QuoteStyle => Object.hasOwn(STITCHES, style)

/** The berry stitch along a quotation; what continues it hangs by a thread. */
export const stitch = (side: 'left' | 'right', style: QuoteStyle): string =>
  `<w:${side} ${STITCHES[style]} w:space="10" w:color="8C1C4C"/>`
