import { placeCards, rotationCsv, tableSigns } from '@tablecloth/shared/seating/paper.ts'
import { PAPER_WORDS, type PaperWords } from '@tablecloth/shared/seating/paper-words.ts'
import { readPeopleCsv } from '@tablecloth/shared/seating/people-csv.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { describe, expect, test } from 'vitest'

const [en, ar] = [PAPER_WORDS.en, PAPER_WORDS.ar] as [PaperWords, PaperWords]

const rotation: Rotation = {
  people: [
    { id: 'a', name: '=SUM(1)' },
    { id: 'b', name: '<script>alert("b")</script>' },
    { id: 'c', name: 'سلمى' },
    { id: 'd', name: 'Wren, "the elder"' },
  ],
  tables: [
    { id: 't1', name: 'Give & take', hostId: 'c' },
    { id: 't2', name: 'Courts' },
  ],
  rounds: [
    {
      tables: [
        ['a', 'c'],
        ['b', 'd'],
      ],
    },
    { tables: [['b', 'c'], ['a']] },
  ],
}
const count = (text: string, part: string) => text.split(part).length - 1

describe('a plan on paper', () => {
  test('[SE48] as CSV has a row a person and their table in each round, and no cell runs as a formula', () => {
    const text = rotationCsv(rotation, en)
    expect(text.split('\r\n')).toEqual([
      '\uFEFF"Person","Round 1","Round 2"',
      '"\'=SUM(1)","Give & take","Courts"',
      '"<script>alert(""b"")</script>","Courts","Give & take"',
      '"سلمى","Give & take","Give & take"',
      '"Wren, ""the elder""","Courts",""',
      '',
    ])
  })

  test('[SE48] what it writes is read again as the same people', () => {
    const plain = { ...rotation, people: rotation.people.slice(1) }
    const reading = readPeopleCsv(rotationCsv(plain, en))
    expect(reading.ok && reading.people.map(({ name }) => name)).toEqual(plain.people.map(({ name }) => name))
  })

  test('[SE49] a place card has a name for both sides and the whole way', () => {
    const html = placeCards(rotation, { title: 'Allies', words: en })
    expect(count(html, 'class="card"')).toBe(4)
    expect(count(html, '<bdi>سلمى</bdi>')).toBe(2)
    const [, , , fourth] = html.split('class="card"').slice(1)
    expect(fourth).toMatch(/Round 1.*Courts.*Round 2.*not here/s)
  })

  test('[SE49] a table sign has its host and who sits there in each round', () => {
    const html = tableSigns(rotation, { title: 'Allies', words: en })
    const [first, second] = html.split('class="sign"').slice(1)
    expect(first).toContain('<h2><bdi>Give &amp; take</bdi></h2>')
    expect(first).toMatch(/<bdi>سلمى<\/bdi> stays here/)
    expect(first).toMatch(/Round 1.*=SUM\(1\).*Round 2.*&lt;script&gt;/s)
    expect(second).not.toContain('stays here')
  })

  test('[SE61] a closed table has no sign, and stays in the ways of those who sat there', () => {
    const [first, courts] = rotation.tables
    if (!first || !courts) throw new Error('there are two tables')
    const closed: Rotation = { ...rotation, tables: [first, { ...courts, closed: true }] }
    expect(tableSigns(closed, { title: '', words: en })).not.toContain('Courts')
    expect(count(placeCards(closed, { title: '', words: en }), 'Courts')).toBe(3)
  })

  test.each([
    ['place cards', placeCards],
    ['table signs', tableSigns],
  ])('[SE49] %s ask for nothing and run nothing, and follow their language', (_, print) => {
    const html = print(rotation, { title: '<b>Allies</b>', words: ar })
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('الجولة ٢')
    expect(html).not.toMatch(/<script|<b>|<link|<img|url\(|https?:/)
    expect(html).toContain("default-src 'none'")
  })
})
