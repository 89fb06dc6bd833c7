import { readExport } from '@tablecloth/shared/harvest/read-export.ts'
import { describe, expect, test } from 'vitest'
import { anExport } from './an-export.ts'

/** A whole export with one thing in it that is another. */
function spoiled(path: string, value: unknown): string {
  const file: unknown = anExport()
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce((one, key) => Reflect.get(one as object, key), file)
  Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true })
  return JSON.stringify(file)
}

const refusalOf = (text: string) => {
  const outcome = readExport(text)
  return outcome.ok ? null : outcome.error
}

describe('an export that comes back', () => {
  test('[HA71] is taken as it is, without a word of it changed', () => {
    const file = anExport()
    expect(readExport(JSON.stringify(file))).toEqual({ ok: true, value: file })
  })

  test('[HA72] is refused where it was cut short, at every place of it', () => {
    const whole = JSON.stringify(anExport())
    for (let length = 0; length < whole.length; length += 97) {
      expect(refusalOf(whole.slice(0, length))).toMatchObject({ code: 'bad_json', field: 'file' })
    }
  })

  test.each([
    ['of another kind', 'format', undefined, 'format.name'],
    ['of another name', 'format.name', 'somebody-else', 'format.name'],
    ['of a later version', 'format.version', 2, 'format.version'],
    ['of no version', 'format.version', '1', 'format.version'],
    ['a title that is a script’s number', 'cafe.title', 5, 'cafe.title'],
    ['a title that is too long', 'cafe.title', 'x'.repeat(121), 'cafe.title'],
    ['a title of two lines', 'cafe.title', 'one\ntwo', 'cafe.title'],
    ['no tables', 'cafe.tables', [], 'cafe.tables'],
    ['too many rounds', 'cafe.rounds', Array(21).fill({ question: 'What?', minutes: 5 }), 'cafe.rounds'],
    ['a round without end', 'cafe.rounds.0.minutes', 1e9, 'cafe.rounds.0.minutes'],
    ['a note of a table that is not there', 'notes.2.tableId', 'tx', 'notes.2.tableId'],
    ['a note of a round that is not there', 'notes.2.round', 2, 'notes.2.round'],
    ['a note of no round', 'notes.2.round', -1, 'notes.2.round'],
    ['a note that continues one elsewhere', 'notes.3.buildsOn', 'note-0001', 'notes.3.buildsOn'],
    ['two notes of one id', 'notes.1.id', 'note-0001', 'notes.1.id'],
    ['two tables of one id', 'cafe.tables.1.id', 't0', 'cafe.tables.1.id'],
    ['two themes of one id', 'themes.1.id', 'theme-pay', 'themes.1.id'],
    ['a note gathered twice', 'themes.0.notes', ['note-0001', 'note-0003', 'note-0001'], 'themes.0.notes.2'],
    ['a theme of notes that are not there', 'themes.0.notes.0', 'note-none', 'themes.0.notes.0'],
    ['a part of the id of a theme', 'themes.0.parts.0.id', 'theme-early', 'themes.0.parts.0.id'],
    ['a part that lies nowhere', 'themes.0.parts.0.within', 'theme-x', 'themes.0.parts.0.within'],
    ['parts in a ring', 'themes.0.parts.0.within', 'theme-bids', 'themes.0.parts.0.within'],
    ['a part of notes that its theme has not', 'themes.0.parts.1.notes', ['note-0006'], 'themes.0.notes'],
    ['a theme without what it held itself', 'themes.0.own', [], 'themes.0.notes'],
    ['a part whose name is too long', 'themes.0.parts.0.name', 'x'.repeat(10_000), 'themes.0.parts.0.name'],
    ['a note of a theme that is not there', 'notes.0.themes.0', 'theme-x', 'themes.0.notes.0'],
    ['a note without words', 'notes.0.text', ' \n ', 'notes.0.text'],
    ['a note that is too long', 'notes.0.text', 'x'.repeat(2001), 'notes.0.text'],
    ['half a character', 'notes.0.text', 'half \uD83E', 'notes.0.text'],
    ['words turned around', 'notes.0.text', 'pay \u202Eus', 'notes.0.text'],
    ['a control character', 'notes.0.text', 'pay\u0000us', 'notes.0.text'],
    ['hidden direction in a name', 'notes.0.credit.label', 'He\u2066ron', 'notes.0.credit.label'],
    ['a signature of nobody with a name', 'notes.0.credit', { kind: 'nobody', label: 'Heron' }, 'notes.0.credit'],
    ['a signature without a name', 'notes.0.credit', { kind: 'name', label: '' }, 'notes.0.credit'],
    ['a signature of a kind that is not', 'notes.0.credit.kind', 'constructor', 'notes.0.credit.kind'],
    ['an author, which no export has', 'notes.0.author', 'pid-heron', 'notes.0'],
    ['a language that is a script', 'notes.0.lang', '"><script>', 'notes.0.lang'],
    ['a key that every object has', 'notes.0.__proto__', { admin: true }, 'notes.0'],
    ['such a key at its top', '__proto__', { format: {} }, 'body'],
    ['such a key as an id', 'notes.0.tableId', '__proto__', 'notes.0.tableId'],
    ['more answers than can be', 'themes.0.standing.confirmed', 1e12, 'themes.0.standing.confirmed'],
    ['fewer than none', 'heldBack', -1, 'heldBack'],
    ['a share that is a number', 'counted.0.share', 7, 'counted.0.share'],
    ['a voice that nobody asked for', 'cafe.voices.0', 'Nobody', 'cafe.voices.0'],
    ['a list that is none', 'notes', { length: 3 }, 'notes'],
    [
      'two recaps of a round',
      'cafe.tables.1.recaps',
      Array(2).fill({ round: 0, text: 'a' }),
      'cafe.tables.1.recaps.1.round',
    ],
  ])('[HA72] is refused by the place and the rule: %s', (_what, path, value, field) => {
    const refusal = refusalOf(spoiled(path, value))
    expect(refusal?.code).toBe('invalid')
    expect(refusal?.field).toBe(field)
    expect(refusal?.message.startsWith(`${field}: `)).toBe(true)
    expect(refusal?.message.length).toBeLessThan(300)
  })

  test('[HA72] that is enormous or nested without end is refused before it is looked at', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(refusalOf(deep)).toMatchObject({ code: 'too_large', message: expect.stringContaining('nested') })
    const wide = `[${Array(1_600_000).fill('0').join(',')}]`
    expect(refusalOf(wide)).toMatchObject({ code: 'too_large', message: expect.stringContaining('values') })
    for (const odd of ['null', '5', '"format"', '[]', '{}', 'true'])
      expect(refusalOf(odd)).toMatchObject({ code: 'invalid', field: 'format.name' })
  })
})
