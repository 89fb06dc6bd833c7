import type { Column, Sample } from '../measures/measure.ts'
import { median } from '../statistics.ts'

/** Samples of one target under one measure, round by round; `null` where a round brought none. */
export interface Row {
  label: string
  samples: readonly (Sample | null)[]
}

const NOTHING = '–'

/**
 * A Markdown table of medians over all rounds. Ratios are to the first row, taken within each round, since a machine may be
 * slower in one round than in another.
 */
export function tableOf(columns: readonly Column[], rows: readonly Row[]): string {
  const first = rows[0]
  const body = rows.map((row) => {
    const remarks = [...new Set(row.samples.flatMap((sample) => sample?.remark ?? []))]
    return [row.label, ...columns.map((column) => cellOf(column, row, first)), remarks.join('; ')]
  })
  const withRemarks = body.some((cells) => cells.at(-1) !== '')
  const head = ['target', ...columns.map(({ head }) => head), 'remarks']
  const rule = ['---', ...columns.map(() => '--:'), '---']
  return [head, rule, ...body].map((cells) => lineOf(withRemarks ? cells : cells.slice(0, -1))).join('\n')
}

const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function cellOf({ figure, digits, compared, worst }: Column, { samples }: Row, first: Row | undefined): string {
  const figures = samples.map((sample) => sample?.figures[figure] ?? Number.NaN)
  const value = worst ? Math.max(...figures.filter(Number.isFinite)) : median(figures)
  if (!Number.isFinite(value)) return NOTHING
  const ratios = samples.map(
    (sample, round) => (sample?.figures[figure] ?? Number.NaN) / (first?.samples[round]?.figures[figure] ?? Number.NaN),
  )
  const ratio = median(ratios)
  return compared && Number.isFinite(ratio) ? `${shown(value, digits)} (${ratioOf(ratio)})` : shown(value, digits)
}

/** With a comma between thousands. */
const shown = (value: number, digits: number) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const ratioOf = (ratio: number) => `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString('en')}×`
