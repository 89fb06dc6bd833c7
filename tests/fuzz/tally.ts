/** How many of each kind came out how. */
export class Tally {
  readonly counts: Record<string, Record<string, number>> = {}
  total = 0

  add(kind: string, bends: readonly string[], outcome: string): void {
    this.total++
    this.#count(kind, outcome)
    for (const bend of new Set(bends)) this.#count(`- ${bend}`, outcome)
  }

  #count(row: string, outcome: string, by = 1): void {
    this.counts[row] ??= {}
    const outcomes = this.counts[row]
    outcomes[outcome] = (outcomes[outcome] ?? 0) + by
  }

  /** Takes in what another has counted. */
  join({ counts, total }: Pick<Tally, 'counts' | 'total'>): void {
    this.total += total
    for (const [row, outcomes] of Object.entries(counts)) {
      for (const [outcome, count] of Object.entries(outcomes)) this.#count(row, outcome, count)
    }
  }

  /** How many came out like this. */
  of(outcome: string): number {
    return Object.entries(this.counts).reduce(
      (sum, [row, outcomes]) => sum + (row.startsWith('-') ? 0 : (outcomes[outcome] ?? 0)),
      0,
    )
  }

  /** A Markdown table: kinds first, then what was bent in them. */
  toString(): string {
    const outcomes = [...new Set(Object.values(this.counts).flatMap((row) => Object.keys(row)))].sort()
    const rows = Object.entries(this.counts).sort(([a], [b]) => Number(a.startsWith('-')) - Number(b.startsWith('-')))
    const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
    return [
      line(['', ...outcomes]),
      line(['---', ...outcomes.map(() => '--:')]),
      ...rows.map(([row, counts]) => line([row, ...outcomes.map((outcome) => counts[outcome] ?? 0)])),
      line(['all', ...outcomes.map((outcome) => this.of(outcome))]),
    ].join('\n')
  }
}
