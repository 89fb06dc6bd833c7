import type * as Y from 'yjs'
import { no } from './refusal.ts'

/** `len` clocks from `clock` on. */
export interface Range {
  clock: number
  len: number
}

/** The deletions of an update: ranges of clocks by client id, in order and apart, as every Yjs writes them. */
export class DeleteSet {
  readonly ranges: ReadonlyMap<number, readonly Range[]>

  /** @throws {Refused} for ranges that overlap or go back, which would be walked again and again */
  constructor(ranges: ReadonlyMap<number, readonly Range[]>) {
    for (const list of ranges.values()) {
      let reached = 0
      for (const { clock, len } of list) {
        if (clock < reached || len < 1) no('malformed', 'a delete set out of order')
        reached = clock + len
      }
    }
    this.ranges = ranges
  }

  /** How many of the clocks from `from` up to, not including, `to` are deleted. */
  overlap(client: number, from: number, to: number): number {
    const list = this.ranges.get(client)
    if (!list) return 0
    let total = 0
    for (let n = firstEndingAfter(list, from); n < list.length; n++) {
      const { clock, len } = list[n] as Range
      if (clock >= to) break
      total += Math.min(to, clock + len) - Math.max(from, clock)
    }
    return total
  }

  covers({ client, clock }: Y.ID): boolean {
    return this.overlap(client, clock, clock + 1) > 0
  }
}

function firstEndingAfter(list: readonly Range[], clock: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = list[middle] as Range
    if (range.clock + range.len > clock) high = middle
    else low = middle + 1
  }
  return low
}
