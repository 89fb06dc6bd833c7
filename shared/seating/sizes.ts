import type { SeatingTable } from './request.ts'

/**
 * What a round's tables may hold. Every table holds `low[t]` or `high[t]` people; the two differ by one at most, and
 * exactly `extras` of the tables where they differ hold the higher number.
 */
export type TableSizes = { low: Int32Array; high: Int32Array; extras: number }

export type SizeTrouble = 'too-few-seats' | 'too-few-people'

/**
 * The most even sizes for `present` people: a common level that rises until everybody has a seat, each table held
 * within its own `min` and `capacity`. With fewer people than tables some tables stay empty.
 */
export function evenSizes(present: number, tables: readonly SeatingTable[]): TableSizes | SizeTrouble {
  const sizeAt = (table: SeatingTable, level: number) =>
    Math.max(table.min ?? 0, Math.min(level, table.capacity ?? present))
  const totalAt = (level: number) => tables.reduce((sum, table) => sum + sizeAt(table, level), 0)
  if (totalAt(0) > present) return 'too-few-people'
  if (totalAt(present) < present) return 'too-few-seats'
  let level = 0
  while (level < present && totalAt(level + 1) <= present) level++
  const low = Int32Array.from(tables, (table) => sizeAt(table, level))
  const extras = present - totalAt(level)
  const high = extras === 0 ? low.slice() : Int32Array.from(tables, (table) => sizeAt(table, level + 1))
  return { low, high, extras }
}
