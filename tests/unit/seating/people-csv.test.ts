import { createRng } from '@tablecloth/shared/rng.ts'
import { CSV_LIMITS, type CsvFault, readPeopleCsv } from '@tablecloth/shared/seating/people-csv.ts'
import { describe, expect, test } from 'vitest'

const people = (text: string) => {
  const reading = readPeopleCsv(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.people
}
const faults = (text: string): CsvFault[] => {
  const reading = readPeopleCsv(text)
  return reading.ok ? [] : reading.faults
}

describe('people from a spreadsheet', () => {
  test('[SE46] are read with all that is said of them, whatever the order of the columns', () => {
    const text = `Languages,Name,Organisation,Table host of,From round,Until round,Apart from,Together with,Shoe size
"en; ar",Salma,Refuge | Council,2,,,,,38
,Heron,,,2,3,Salma,,
fa,"Wren, the elder",,,,,,heron,`
    expect(readPeopleCsv(text)).toMatchObject({ ok: true, ignored: ['Shoe size'] })
    expect(people(text)).toEqual([
      {
        id: 'p1',
        name: 'Salma',
        organisations: ['Refuge', 'Council'],
        languages: ['en', 'ar'],
        hosts: '2',
        from: null,
        until: null,
        apart: [],
        together: [],
      },
      {
        id: 'p2',
        name: 'Heron',
        organisations: [],
        languages: [],
        hosts: null,
        from: 1,
        until: 3,
        apart: ['p1'],
        together: [],
      },
      {
        id: 'p3',
        name: 'Wren, the elder',
        organisations: [],
        languages: ['fa'],
        hosts: null,
        from: null,
        until: null,
        apart: [],
        together: ['p2'],
      },
    ])
  })

  test.each([
    ['semicolons', 'Name;Organisation\r\nSalma;Refuge\r\n'],
    ['commas, and lists in the cells', 'Name,Organisation,Languages\nSalma,Refuge,en;ar\nWren,,fa;en'],
    ['tabs', 'Name\tOrganisation\nSalma\tRefuge'],
    ['a byte order mark and quotes', '\uFEFF"Name","Organisation"\n"Salma","Refuge"\n\n'],
    ['Arabic headers', 'الاسم,المنظمة\nSalma,Refuge'],
    ['capitals and accents', 'NÂME , organisation\n Salma , Refuge '],
  ])('[SE46] are read with %s', (_, text) => {
    expect(people(text)[0]).toMatchObject({ name: 'Salma', organisations: ['Refuge'] })
  })

  test('[SE46] Arabic numerals are rounds too', () => {
    expect(people('الاسم,من الجولة\nسلمى,٢')).toMatchObject([{ name: 'سلمى', from: 1 }])
  })

  test.each<[string, string, Partial<CsvFault>]>([
    ['no column of names', 'Organisation\nRefuge', { row: 1, column: null, code: 'no-names' }],
    ['two columns of names', 'Name,name\nA,B', { row: 1, column: 'name', code: 'column-twice' }],
    ['nobody', 'Name\n\n', { row: 2, code: 'nobody' }],
    ['a row without a name', 'Name,Language\nA,en\n,ar', { row: 3, column: 'Name', code: 'no-name' }],
    ['a name that is too long', `Name\n${'x'.repeat(65)}`, { row: 2, column: 'Name', code: 'too-long' }],
    ['hidden characters', 'Name\nA\u202Eb', { row: 2, column: 'Name', code: 'hidden-characters' }],
    [
      'one name twice',
      'Name\nSalma\nHeron\nsalma',
      { row: 4, code: 'name-twice', params: { name: 'salma', other: 2 } },
    ],
    ['a name that nobody has', 'Name,Apart from\nA,Nobody', { row: 2, column: 'Apart from', code: 'unknown-name' }],
    ['somebody apart from themselves', 'Name,Apart from\nA,a', { row: 2, code: 'own-name' }],
    ['a round that is none', 'Name,From round\nA,soon', { row: 2, column: 'From round', code: 'not-a-round' }],
    ['round 0', 'Name,Until\nA,0', { row: 2, column: 'Until', code: 'not-a-round' }],
    ['leaving before coming', 'Name,From,Until\nA,3,2', { row: 2, column: 'Until', code: 'leaves-first' }],
    ['too many languages', `Name,Language\nA,${'x;'.repeat(21)}`, { row: 2, column: 'Language', code: 'too-many' }],
    ['an open quote', 'Name\n"A', { row: 2, code: 'unreadable' }],
    [
      'too many people',
      `Name\n${Array.from({ length: 1001 }, (_, i) => `p${i}`).join('\n')}`,
      { code: 'too-many-people' },
    ],
    ['a file that is too large', 'x'.repeat(CSV_LIMITS.characters + 1), { code: 'too-large' }],
  ])('[SE47] %s is told with its row and column', (_, text, fault) => {
    expect(faults(text)).toContainEqual(expect.objectContaining(fault))
  })

  test('[SE47] all that is wrong is told at once', () => {
    const text = 'Name,From,Apart from\n,x,\nB,,Nobody\nB,1,'
    expect(faults(text).map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 no-name',
      '2 not-a-round',
      '3 unknown-name',
      '4 name-twice',
    ])
  })

  test('[SE47] whatever the file holds is read or refused, and nothing is thrown', () => {
    const rng = createRng('garbage')
    const bits = [
      'Name',
      'From',
      'Apart',
      ',',
      ';',
      '\t',
      '"',
      '\n',
      '\r\n',
      '=1+1',
      'é',
      '\u0000',
      '😀',
      '\uD800',
      '٢',
      '__proto__',
    ]
    let read = 0
    for (let file = 0; file < 3000; file++) {
      const text = `${rng.int(2) ? 'Name,From,Apart\n' : ''}${Array.from({ length: rng.int(40) }, () => rng.pick(bits)).join('')}`
      const reading = readPeopleCsv(text)
      if (reading.ok) read++
      else expect(reading.faults.length).toBeGreaterThan(0)
    }
    expect(read).toBeGreaterThan(100)
  })
})
