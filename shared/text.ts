/**
 * What people may write, anywhere. Joiners and direction marks (ZWJ, ZWNJ, LRM, RLM, ALM) belong to scripts and stay;
 * controls, direction overrides, embeddings and isolates can make one text look like another and are refused.
 */
const CONTROL = /(?![\n\t])\p{Cc}|[\u2028\u2029]/u
const OVERRIDE = /[\u202A-\u202E\u2066-\u2069\uFEFF]/
const LINE_BREAK = /[\n\t]/

export type TextFault = 'control' | 'override' | 'line-break' | 'surrogate'

/** Why a text of one or several lines cannot be taken, or `null`. */
export function textFault(text: string, lines: 'one' | 'many'): TextFault | null {
  if (CONTROL.test(text)) return 'control'
  if (OVERRIDE.test(text)) return 'override'
  if (lines === 'one' && LINE_BREAK.test(text)) return 'line-break'
  return text.isWellFormed() ? null : 'surrogate'
}

/** The same text without what `textFault` would refuse: for what is pasted into a field. */
export function withoutFaults(text: string): string {
  return withPlainBreaks(text.toWellFormed())
    .replace(new RegExp(CONTROL, 'gu'), '')
    .replace(new RegExp(OVERRIDE, 'g'), '')
}

/** Line breaks of any system as one character. */
export const withPlainBreaks = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Names and headings as they are compared: without case, accents, and how white space and hyphens are written. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()

/** White space folded, ends trimmed, composed: how a name or a title is kept. */
export const tidyLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Ends trimmed and composed, lines kept. */
export const tidyLines = (text: string): string => withPlainBreaks(text.normalize('NFC')).trim()
