import { type BriefingJson, BriefingShape } from '@tablecloth/shared/harvest/json.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { type ExpectedNote, expectedNotes, type Performed } from './expected.ts'
import type { Exports } from './host.ts'
import { readDocx } from './read-docx.ts'
import { quotesOfHtml, quotesOfMarkdown, rowsOf } from './read-exports.ts'
import { CANARY } from './script.ts'

export interface Verdict {
  /** Public notes that the JSON export does not hold. */
  missing: number
  /** Everything that is not as it should be, a line each. Empty: all is well. */
  faults: string[]
}

/**
 * Holds the exports to what was done: every public note once, with its words, credit, table, round, themes and what it
 * builds on; as many held back as were; nothing else, and no participant's id.
 */
export function check(performed: Performed, exports: Exports): Verdict {
  const expected = expectedNotes(performed)
  const faults: string[] = []
  const read = parse(BriefingShape, asJson(exports.json))
  if (!read.ok) return { missing: expected.size, faults: [`json: ${read.error.message}`] }
  const briefing = read.value

  const found = counted(briefing.notes.map(({ id }) => id))
  const missing = [...expected.values()].filter(({ id }) => !found.has(id))
  for (const note of missing) faults.push(`json: ${told(note)} is missing`)
  for (const [id, times] of found) if (times > 1) faults.push(`json: note ${id} is there ${times} times`)
  for (const note of briefing.notes) {
    const wanted = expected.get(note.id)
    if (!wanted) faults.push(`json: note ${note.id} was not written, or is not public`)
    else {
      const { buildsOn = null, lang = '', themes } = note
      faults.push(...differences('json', wanted, { ...note, buildsOn, lang, themes: [...themes].sort() }))
    }
  }
  const heldBack = performed.notes.length - expected.size
  if (briefing.heldBack !== heldBack) faults.push(`json: ${briefing.heldBack} held back, not ${heldBack}`)
  if (briefing.cafe.people !== performed.people.length) {
    faults.push(`json: ${briefing.cafe.people} people, not ${performed.people.length}`)
  }
  faults.push(...themeFaults(performed, expected, briefing), ...recapFaults(performed, briefing))
  faults.push(...csvFaults(performed, expected, exports.csv))

  const quoted = [...[...expected.values()].map(({ text }) => text), ...performed.recaps.map(({ text }) => text)]
  faults.push(...quoteFaults('md', quoted, quotesOfMarkdown(exports.md)))
  faults.push(...quoteFaults('html', quoted, quotesOfHtml(exports.html)))
  const { faults: docxFaults, parts } = docxVerdict(expected, performed, exports.docx)
  faults.push(...docxFaults)
  const { docx: _, ...texts } = exports
  for (const [form, text] of Object.entries({ ...texts, ...parts })) {
    if (performed.people.some((id) => text.includes(id))) faults.push(`${form}: holds the id of a participant`)
    if (text.includes(CANARY)) faults.push(`${form}: holds words that were kept back`)
  }
  return { missing: missing.length, faults }
}

/** Every public note once, with its credit in a footnote, and every recap; also all parts of the file, unzipped. */
function docxVerdict(
  expected: Map<string, ExpectedNote>,
  { recaps, tables }: Performed,
  file: Uint8Array,
): { faults: string[]; parts: Record<string, string> } {
  try {
    const { parts, quotes } = readDocx(file)
    const credited = ({ text, credit, tableId, round }: ExpectedNote) => {
      const place = `${tables[tableId]}, round ${round + 1}`
      const label = { nobody: 'Unsigned · ', table: '', name: `${credit.label} · `, organisation: `${credit.label} · ` }
      return `${text}\n${label[credit.kind]}${place}`
    }
    const found = quotes.map(({ text, footnote }) => {
      if (footnote === null) return text
      // What it continues, and which themes have it too, come after that.
      const [signed = ''] = /^.*?, round \d+/.exec(footnote.replaceAll(MARKS, '')) ?? []
      return `${text}\n${signed}`
    })
    const wanted = [...[...expected.values()].map(credited), ...recaps.map(({ text }) => text)]
    const named = Object.fromEntries([...parts].map(([name, text]) => [`docx/${name}`, text]))
    return { faults: quoteFaults('docx', wanted, found), parts: named }
  } catch (error) {
    return { faults: [`docx: ${error instanceof Error ? error.message : error}`], parts: {} }
  }
}

/** Marks of direction that stand between names. */
const MARKS = /[\u200E\u200F]/g

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const told = ({ id, text }: ExpectedNote) => `note ${id} (“${text.slice(0, 40)}”)`

function counted(things: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return counts
}

/** Field by field, for the fields that this form of export has. */
function differences(form: string, wanted: ExpectedNote, found: Partial<ExpectedNote>): string[] {
  return (['text', 'credit', 'tableId', 'round', 'lang', 'buildsOn', 'themes'] as const).flatMap((field) => {
    const [asIs, asWished] = [found[field], wanted[field]].map((value) => shown(value))
    return field in found && asIs !== asWished ? [`${form}: ${told(wanted)}: ${field} is ${asIs}, not ${asWished}`] : []
  })
}

const shown = (value: unknown): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function themeFaults({ themes }: Performed, expected: Map<string, ExpectedNote>, briefing: BriefingJson): string[] {
  const wanted = themes.map(({ id, name, description }) => {
    const notes = [...expected.values()].filter((note) => note.themes.includes(id)).map((note) => note.id)
    return { id, name, description, notes: notes.sort() }
  })
  const found = new Map(
    briefing.themes.map(({ id, name, description, notes }) => [
      id,
      { id, name, description, notes: [...notes].sort() },
    ]),
  )
  const wrong = wanted.filter((theme) => shown(theme) !== shown(found.get(theme.id)))
  const faults = wrong.map(
    ({ id, name }) => `json: theme ${id} (“${name}”) is ${found.has(id) ? 'another' : 'missing'}`,
  )
  if (found.size !== wanted.length) faults.push(`json: ${found.size} themes, not ${wanted.length}`)
  return faults
}

function recapFaults({ recaps }: Performed, { cafe }: BriefingJson): string[] {
  const asText = ({ tableId, round, text }: Performed['recaps'][number]) => `${tableId}, round ${round}: ${text}`
  const found = cafe.tables.flatMap(({ id, recaps = [] }) => recaps.map((recap) => asText({ tableId: id, ...recap })))
  return quoteFaults('json recaps', recaps.map(asText), found)
}

function csvFaults({ tables, themes }: Performed, expected: Map<string, ExpectedNote>, csv: string): string[] {
  const [, ...all] = rowsOf(csv)
  // Rows without a note's id are of what was said of themes, taken on and missed.
  const rows = all.filter(([id]) => id !== '')
  const faults = quoteFaults(
    'csv',
    [...expected.keys()],
    rows.map(([id = '']) => id),
  )
  const themeNames = new Map(themes.map(({ id, name }) => [id, name]))
  for (const [id = '', table, round, text, label, kind, gathered, onto, lang] of rows) {
    const note = expected.get(id)
    if (!note) continue
    const names = note.themes.map((theme) => themeNames.get(theme) ?? '')
    const wanted = [
      tables[note.tableId],
      String(note.round + 1),
      note.text,
      note.credit.kind,
      note.buildsOn ?? '',
      note.lang,
    ]
    if (shown([table, round, text, kind, onto, lang]) !== shown(wanted))
      faults.push(`csv: ${told(note)} is not as written`)
    if (kind !== 'nobody' && label !== note.credit.label) faults.push(`csv: ${told(note)} is credited to ${label}`)
    if (shown((gathered || '').split('; ').sort()) !== shown(names.length ? names.sort() : [''])) {
      faults.push(`csv: ${told(note)} stands in “${gathered}”`)
    }
  }
  return faults
}

/** Each text as often as it should be, and no other. */
function quoteFaults(form: string, wanted: readonly string[], found: readonly string[]): string[] {
  const [asWished, asIs] = [counted(wanted), counted(found)]
  return [...new Set([...asWished.keys(), ...asIs.keys()])].flatMap((text) => {
    const [should, is] = [asWished.get(text) ?? 0, asIs.get(text) ?? 0]
    return should === is ? [] : [`${form}: “${text.slice(0, 60)}” is there ${is} times, not ${should}`]
  })
}
