import {
  type Entropy,
  formatJoinCode,
  isId,
  isNoteId,
  makeId,
  makeJoinCode,
  parseJoinCode,
} from '@tablecloth/shared/ids.ts'
import {
  cafeDocument,
  deskDocument,
  galleryDocument,
  harvestDocument,
  parseDocumentName,
  tableDocument,
} from '@tablecloth/shared/protocol/documents.ts'
import { textFault, tidyLine, tidyLines, withoutFaults } from '@tablecloth/shared/text.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const entropyOf = (bytes: number[]): Entropy => ({ bytes: (length) => Uint8Array.from(bytes.slice(0, length)) })
const nineBytes = fc.array(fc.nat(255), { minLength: 9, maxLength: 9 })

describe('join codes', () => {
  test('[PR11] are nine characters of 5 bits, without letters that are taken for others', () => {
    const letters = new Set(
      Array.from({ length: 256 }, (_, byte) => makeJoinCode(entropyOf(Array(9).fill(byte)))).join(''),
    )
    expect(letters.size).toBe(32)
    expect([...letters].join('')).not.toMatch(/[ILOUa-z]/)
    expect(makeJoinCode(entropyOf([0, 1, 2, 3, 4, 5, 6, 7, 8]))).toHaveLength(9)
  })

  test('[PR11] differ wherever the bits of their entropy differ', () => {
    fc.assert(
      fc.property(nineBytes, fc.nat(8), fc.nat(4), (bytes, at, bit) => {
        const other = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))
        expect(makeJoinCode(entropyOf(bytes))).not.toBe(makeJoinCode(entropyOf(other)))
      }),
    )
  })

  test('[PR10] are found again as they are shown', () => {
    fc.assert(
      fc.property(nineBytes, (bytes) => {
        const code = makeJoinCode(entropyOf(bytes))
        const shown = formatJoinCode(code)
        expect(shown).toMatch(/^.{3}-.{3}-.{3}$/)
        expect(parseJoinCode(shown)).toBe(code)
        expect(parseJoinCode(` ${shown.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code)
      }),
    )
  })

  test.each([
    ['small letters and spaces', '7k3 9qd xva', '7K39QDXVA'],
    ['dashes of every length', '7K3‐9QD—XVA', '7K39QDXVA'],
    ['O for nought', '7KO-9QD-XVo', '7K09QDXV0'],
    ['I and L for one', '7Ki-9lD-XIL', '7K191DX11'],
    ['full-width figures', '７K３-9QD-XVA', '7K39QDXVA'],
  ])('[PR10] are found in %s', (_, typed, code) => {
    expect(parseJoinCode(typed)).toBe(code)
  })

  test.each(['', '7K3-9QD-XV', '7K3-9QD-XVAA', '7K3-9QD-XVU', '7K3-9QD-XV!', '７Ｋ３', 'عربي٣٣٣٣٣'])(
    '[PR10] are not seen in %j',
    (typed) => {
      expect(parseJoinCode(typed)).toBeNull()
    },
  )
})

describe('ids', () => {
  test('[PR12] are made of 64 letters, each as likely as the others', () => {
    const made = Array.from({ length: 256 }, (_, byte) => makeId(entropyOf([0, byte]), 2)[1] ?? '')
    expect(new Set(made).size).toBe(64)
    for (const letter of new Set(made)) expect(made.filter((each) => each === letter)).toHaveLength(4)
    expect(made.every(isId)).toBe(true)
  })

  test('[PR12] begin with a letter or a figure, which no spreadsheet takes for a formula', () => {
    const made = Array.from({ length: 256 }, (_, byte) => makeId(entropyOf([byte]), 1))
    expect(made.every((first) => /^[A-Za-z0-9]$/.test(first))).toBe(true)
  })

  test('[PR12] of notes are long enough not to meet by chance', () => {
    expect(isNoteId('a'.repeat(7))).toBe(false)
    expect(isNoteId('a'.repeat(8))).toBe(true)
    expect(isNoteId('a'.repeat(41))).toBe(false)
  })

  test.each(['', 'a b', 'a/b', 'é', 'a'.repeat(41), 'a\n', '../a'])('[PR12] are not %j', (value) => {
    expect(isId(value)).toBe(false)
    expect(isNoteId(value)).toBe(false)
  })
})

describe('names of documents', () => {
  test('[PR13] tell kind, café and table', () => {
    expect(parseDocumentName(cafeDocument('c1'))).toEqual({ kind: 'cafe', cafeId: 'c1' })
    expect(parseDocumentName(deskDocument('c1'))).toEqual({ kind: 'desk', cafeId: 'c1' })
    expect(parseDocumentName(harvestDocument('c1'))).toEqual({ kind: 'harvest', cafeId: 'c1' })
    expect(parseDocumentName(tableDocument('c1', 't1'))).toEqual({ kind: 'table', cafeId: 'c1', tableId: 't1' })
    expect(parseDocumentName(galleryDocument('c1', 't1'))).toEqual({ kind: 'gallery', cafeId: 'c1', tableId: 't1' })
  })

  test.each([
    ...['', '/', 'cafe', 'cafe/', 'cafe/c1/', 'cafe/c1/t1', 'desk/c1/t1', 'harvest/c1/', 'table/c1', 'table/c1/'],
    ...[
      'table/c1/t1/',
      'table/c1/t1/x',
      'table//t1',
      'gallery/c1/a b',
      'table/c1/..',
      'room/c1',
      '/cafe/c1',
      'Cafe/c1',
    ],
    ...['cafe/c1\n', 'toString/c1', '__proto__/c1', `cafe/${'a'.repeat(41)}`, 'cafe/%63'],
  ])('[PR13] are not %j', (name) => {
    expect(parseDocumentName(name)).toBeNull()
  })
})

describe('texts', () => {
  test.each([
    ['control', 'a\u0000'],
    ['control', 'a\rb'],
    ['control', 'a\u0085b'],
    ['control', 'a\u2029b'],
    ['override', '\u202Da'],
    ['override', 'a\u2069'],
    ['override', '\uFEFFa'],
    ['surrogate', '\uDC00a'],
  ] as const)('[PR4] have a fault of the kind %s: %j', (fault, text) => {
    expect(textFault(text, 'many')).toBe(fault)
    expect(textFault(text, 'one')).toBe(fault)
  })

  test('[PR4] of one line have no breaks and tabs, of several they may', () => {
    expect(textFault('a\n\tb', 'many')).toBeNull()
    expect(textFault('a\nb', 'one')).toBe('line-break')
    expect(textFault('a\tb', 'one')).toBe('line-break')
  })

  test('[PR14] have no faults once those are taken out, and lose nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = withoutFaults(text)
        expect(textFault(clean, 'many')).toBeNull()
        if (textFault(text, 'many') === null) expect(clean).toBe(text)
      }),
    )
  })

  test('[PR3] are tidied once: doing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tidyLine(tidyLine(text))).toBe(tidyLine(text))
        expect(tidyLines(tidyLines(text))).toBe(tidyLines(text))
      }),
    )
  })
})
