import type { ShownThread } from '@tablecloth/shared/harvest/thread.ts'

/** A thread in the picture: from the table in this place of the row to that in another, further on. */
export interface Arc {
  id: string
  from: number
  to: number
  /** Of the picture, from 0 to 1: arcs that share both tables lie one above the other. */
  height: number
}

/**
 * Where threads run above a row of tables: the further apart, the higher, and no two between the same tables at one height.
 * Threads of tables that are not in the row are left out.
 */
export function arcsOf(
  tableIds: readonly string[],
  threads: readonly (Pick<ShownThread, 'from' | 'to'> & { id: string })[],
): Arc[] {
  const place = new Map(tableIds.map((id, n) => [id as string, n]))
  const drawn = threads.flatMap(({ id, from, to }) => {
    const [one, other] = [place.get(from.tableId), place.get(to.tableId)]
    if (one === undefined || other === undefined || one === other) return []
    return [{ id, from: Math.min(one, other), to: Math.max(one, other) }]
  })
  const widest = Math.max(1, ...drawn.map(({ from, to }) => to - from))
  const between = new Map<string, number>()
  for (const { from, to } of drawn) between.set(`${from} ${to}`, (between.get(`${from} ${to}`) ?? 0) + 1)
  const seen = new Map<string, number>()
  return drawn.map(({ id, from, to }) => {
    const pair = `${from} ${to}`
    const nth = seen.get(pair) ?? 0
    seen.set(pair, nth + 1)
    const top = 0.35 + 0.65 * ((to - from) / widest)
    return { id, from, to, height: top * (1 - (0.6 * nth) / (between.get(pair) ?? 1)) }
  })
}
