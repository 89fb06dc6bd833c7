/** Also behind spaces and what nobody sees, and in the full-width forms that some spreadsheets take for the same. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/**
 * Rows for a spreadsheet: RFC 4180 with a byte order mark, so that it opens as UTF-8. Cells that a spreadsheet would run
 * as a formula begin with an apostrophe.
 */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
