import { withoutFaults } from '@tablecloth/shared/text.ts'

/** Lists that are edited line by line. */

/** A line is one line on the wire, however many it takes on a screen. */
export const oneLine = (words: string): string => withoutFaults(words).replace(/[\n\t]+/g, ' ')

export const newKey = (): string => crypto.randomUUID().slice(0, 8)

/** The same list with the item at `from` moved to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from)
  const item = list.slice(from, from + 1)
  return [...rest.slice(0, to), ...item, ...rest.slice(to)]
}

export function replaced<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((item, i) => (i === at ? { ...item, ...change } : item))
}
