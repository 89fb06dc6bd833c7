import type { Measure } from '@tablecloth/bench/measures/measure.ts'
import { type Circumstances, reportOf } from '@tablecloth/bench/report/report.ts'
import { tableOf } from '@tablecloth/bench/report/table.ts'
import { median, percentile } from '@tablecloth/bench/statistics.ts'
import type { Target } from '@tablecloth/bench/targets/target.ts'
import { describe, expect, test } from 'vitest'

const COLUMNS = [
  { head: 'ms', figure: 'ms', digits: 1, compared: true },
  { head: 'lost', figure: 'lost', digits: 0, worst: true },
] as const

const sample = (ms: number, lost = 0, remark?: string) => ({ figures: { ms, lost }, ...(remark ? { remark } : {}) })

const cells = (line: string | undefined) =>
  (line ?? '')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

describe('statistics', () => {
  test('[BE7] a percentile is the value that so many do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect([0.5, 0.95, 0.99, 1].map((part) => percentile(hundred, part))).toEqual([50, 95, 99, 100])
    expect(percentile([7], 0.99)).toBe(7)
    expect(percentile([], 0.5)).toBeNaN()
  })

  test('[BE7] a median is in the middle, or between the two that are, and passes over what is no number', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 100, 2])).toBe(3)
    expect(median([Number.NaN, 3])).toBe(3)
    expect(median([])).toBeNaN()
  })
})

describe('a table', () => {
  test('[BE7] has medians, with ratios that were taken within each round', () => {
    // The second round is ten times slower for both: 2, 2 and 4 times, where medians by themselves would make 2.5.
    const [, , base, other] = tableOf(COLUMNS, [
      { label: 'base', samples: [sample(1), sample(10), sample(2)] },
      { label: 'other', samples: [sample(2), sample(20), sample(8)] },
    ]).split('\n')
    expect(cells(base)).toEqual(['base', '2.0 (1.00×)', '0'])
    expect(cells(other)).toEqual(['other', '8.0 (2.00×)', '0'])
  })

  test('[BE7] of losses it tells the worst', () => {
    const samples = [sample(1, 0), sample(1, 1200), sample(1, 0)]
    expect(
      cells(
        tableOf(COLUMNS, [{ label: 'base', samples }])
          .split('\n')
          .at(-1),
      )[2],
    ).toBe('1,200')
  })

  test('[BE7] of large ratios it tells no fractions', () => {
    const rows = [
      { label: 'base', samples: [sample(1)] },
      { label: 'other', samples: [sample(4321.4)] },
    ]
    expect(cells(tableOf(COLUMNS, rows).split('\n').at(-1))[1]).toBe('4,321.4 (4,321×)')
  })

  test('[BE8] has a dash where there is no figure, and none that is made of one', () => {
    const lines = tableOf(COLUMNS, [
      { label: 'base', samples: [{ figures: { ms: Number.NaN, lost: 1 } }] },
      { label: 'other', samples: [sample(3)] },
      { label: 'third', samples: [null] },
    ]).split('\n')
    expect(lines.slice(2).map(cells)).toEqual([
      ['base', '–', '1'],
      ['other', '3.0', '0'],
      ['third', '–', '–'],
    ])
  })

  test('[BE8] says what limits a figure, once, in a column that is not there otherwise', () => {
    const samples = [sample(1, 0, 'cut off'), sample(1, 0, 'cut off'), sample(1)]
    const [head, , row] = tableOf(COLUMNS, [{ label: 'base', samples }]).split('\n')
    expect(cells(head)).toEqual(['target', 'ms', 'lost', 'remarks'])
    expect(cells(row)[3]).toBe('cut off')
    expect(cells(tableOf(COLUMNS, [{ label: 'base', samples: [sample(1)] }]).split('\n')[0])).toHaveLength(3)
  })
})

describe('a report', () => {
  const target = (key: string): Target => ({ key, label: key }) as Target
  const measure = (name: string): Measure => ({ name, title: `About ${name}`, columns: COLUMNS }) as unknown as Measure
  const circumstances: Circumstances = {
    when: '2026-11-25',
    seconds: 180,
    rounds: 1,
    cores: 2,
    processor: 'a processor',
    system: 'Linux 6',
    node: '26.0.0',
    diskSyncMs: [1.5, 2],
    load: [0.5, 1],
  }

  test('[BE8] names what could not be measured, and leaves out a table that would be empty', () => {
    const report = reportOf(
      {
        targets: [target('base'), target('other')],
        measures: [measure('first'), measure('second')],
        found: [
          { round: 0, target: 'base', measure: 'first', sample: sample(1) },
          { round: 0, target: 'other', measure: 'first', sample: null, fault: 'it does not start' },
          { round: 0, target: 'base', measure: 'second', sample: null, fault: 'it came to no end' },
        ],
      },
      circumstances,
    )
    expect(report).toContain('### About first')
    expect(report).not.toContain('| other |')
    expect(report).not.toContain('### About second')
    expect(report).toContain('- other, first: it does not start')
    expect(report).toContain('- base, second: it came to no end')
  })

  test('[BE7] says where and when, and of how many rounds its medians are', () => {
    const report = reportOf({ targets: [], measures: [], found: [] }, { ...circumstances, rounds: 3 })
    for (const words of [
      '2026-11-25',
      '180 s',
      'medians of 3 rounds',
      '2 cores of a processor',
      'Node 26.0.0',
      '1.5 ms',
    ])
      expect(report).toContain(words)
  })
})
