/**
 * People's words as words: no heading, list, link, image, emphasis, code, table, formula, attribute or HTML can be made
 * with them, in CommonMark or in the dialects that add to it. Angle brackets become entities, because some old readers
 * do not know `\<`.
 */
const MARKS = /[\\`*_{}[\]#|~$]/g

const inline = (text: string): string =>
  text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(MARKS, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')

/** What is only a mark at a line's beginning: lists, rules, underlined headings, definitions. */
const opening = (line: string): string =>
  line.replace(/^(\s*)([-+=:])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')

/** Spaces at the beginning would make code of a line; no-break spaces keep the look of it. */
const indent = (line: string): string =>
  line.replace(/^[ \t]+/, (space) => '\u00A0'.repeat(space.replaceAll('\t', '    ').length))

const LINE_BREAKS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/

/** For a heading, a name, an item: one line. */
export const escapeLine = (text: string): string =>
  opening(inline(text.split(LINE_BREAKS).join(' ').replace(/\s+/g, ' ').trim()))

/** Line by line; empty lines part paragraphs, all others break where they broke. */
export function escapeLines(text: string): string {
  const lines = text.split(LINE_BREAKS).map((line) => opening(indent(inline(line.trimEnd()))))
  return lines.map((line, index) => (line && lines[index + 1] ? `${line}  ` : line)).join('\n')
}
