/**
 * What people may write, as `docs/protocol.md` has it. Written anew on purpose: an oracle that read the guard's own table
 * would not see what is wrong with the table.
 */
export type Check = (value: unknown, writer: string) => boolean

export interface FieldRule {
  /** A text's bound in UTF-16 units, a map's keys, or a plain value. */
  value: { text: number } | { map: RegExp } | Check
  required?: true
  /** May be set again, and taken away, as long as the record lives. */
  changes?: true
}

export interface PublicRule {
  key: RegExp
  most: number
  /** Who may set and take away a key: whoever wrote the record, whoever the key names, table hosts, everyone. */
  hand: 'author' | 'key' | 'table-host' | 'all'
  /** A plain value, or a record's fields. */
  value: Check | Record<string, FieldRule>
}

const NOTE_ID = /^[A-Za-z0-9_-]{8,40}$/
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string)

const isPlace: Check = (value) => {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  const { x, y, colour } = value as Record<string, unknown>
  const near = (n: unknown) => typeof n === 'number' && n >= -100_000 && n <= 100_000
  const papers = ['straw', 'sky', 'sage', 'rose', 'lilac', 'white']
  const known = Object.keys(value).every((key) => ['x', 'y', 'colour'].includes(key))
  return known && near(x) && near(y) && (!('colour' in value) || papers.includes(colour as string))
}

/** Whether a text is what people can have typed, on one line or on several. */
export function isPlain(text: string, lines: 'one' | 'many'): boolean {
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    const breaks = sign === '\n' || sign === '\t'
    if (breaks ? lines === 'one' : code < 32 || (code >= 0x7f && code <= 0x9f)) return false
    if (code >= 0xd800 && code <= 0xdfff) return false
    if ([0x2028, 0x2029, 0xfeff].includes(code)) return false
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return false
  }
  return true
}

export const PUBLIC_RULES: Record<'table' | 'harvest', Record<string, PublicRule>> = {
  table: {
    notes: {
      key: NOTE_ID,
      most: 8000,
      hand: 'author',
      value: {
        text: { value: { text: 2000 }, required: true },
        author: { value: (value, writer) => value === writer, required: true },
        // For devices of tables, of which there are none here.
        voice: { value: () => false },
        createdAt: { value: (value) => typeof value === 'number' && value >= 0 && value <= 8.64e15, required: true },
        buildsOn: { value: (value) => typeof value === 'string' && NOTE_ID.test(value) },
        lang: {
          value: (value) => typeof value === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/.test(value),
          changes: true,
        },
        credit: { value: oneOf('name', 'organisation', 'table', 'nobody'), changes: true },
        consent: { value: oneOf('table', 'cafe', 'public'), changes: true },
      },
    },
    layout: { key: NOTE_ID, most: 8000, hand: 'all', value: isPlace },
    reactions: {
      key: /^[A-Za-z0-9_-]{8,40}:[A-Za-z0-9_-]{1,40}$/,
      most: 80_000,
      hand: 'key',
      value: oneOf('heart', 'spark', 'question'),
    },
    recap: {
      key: /^\d{1,2}$/,
      most: 20,
      hand: 'table-host',
      value: (value) => typeof value === 'string' && value.length <= 600 && isPlain(value, 'one'),
    },
  },
  harvest: {
    themes: {
      key: NOTE_ID,
      most: 200,
      hand: 'all',
      value: {
        name: { value: { text: 120 }, required: true },
        description: { value: { text: 1500 }, required: true },
        notes: { value: { map: /^[A-Za-z0-9_-]{1,40}\/[A-Za-z0-9_-]{8,40}$/ }, required: true },
        within: { value: (value) => typeof value === 'string' && NOTE_ID.test(value), changes: true },
      },
    },
  },
}

/** Client ids from here on are people's, up to the last of 32 bits. */
export const FIRST_CLIENT = 1024
export const LAST_CLIENT = 2 ** 32 - 1
