import type { Batch, Storage } from '@tablecloth/server/storage/storage.ts'
import type { Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import { MemoryStorage } from '../unit/sync/memory-storage.ts'
import type { Clock, Owner } from './clock.ts'

/** What outlives every process, with a memory of all that was ever committed. */
export class Disk extends MemoryStorage {
  /** Every update of each document, compacted or not. */
  readonly journal = new Map<string, Uint8Array[]>()
  /** Reading and writing fails until then. */
  failsUntil = 0
  /** When somebody last heard of a failure: on a slow disk that may be after it works again. */
  failureHeardAt = Number.NEGATIVE_INFINITY
  /** The most that one access takes, in ms. */
  slowness = 2
  #durable = new Map<string, Map<number, number>>()

  override async commit(batch: Batch): Promise<void> {
    await super.commit(batch)
    for (const { document, update } of batch.updates) {
      const updates = this.journal.get(document) ?? []
      this.journal.set(document, updates)
      updates.push(update)
      const clocks = this.#durable.get(document) ?? new Map<number, number>()
      this.#durable.set(document, clocks)
      for (const [client, to] of Y.parseUpdateMeta(update).to) clocks.set(client, Math.max(to, clocks.get(client) ?? 0))
    }
  }

  /** Up to which clock a client's writing is kept. */
  durable(document: string, client: number): number {
    return this.#durable.get(document)?.get(client) ?? 0
  }

  /** Whose a client id is, as far as is kept. */
  ownerOf(document: string, client: number): unknown {
    return this.documents.get(document)?.clients.get(client)
  }
}

/** How many times longer than other accesses a compaction takes. */
const LONGER = 5

/**
 * The disk as one process sees it: after a while, in no order but that of answers, and sometimes not at all. A process
 * that dies between asking and being answered never hears whether it was done.
 */
export function mount(disk: Disk, clock: Clock, process: Owner, rng: Rng): Storage {
  const soon = () => rng.int(disk.slowness + 1)
  const access = (act: () => unknown, times: number) =>
    new Promise((resolve, reject) => {
      const answer = (settle: () => void) => clock.after(soon(), settle, null, process)
      const reach = () => {
        if (clock.now < disk.failsUntil) {
          answer(() => {
            disk.failureHeardAt = clock.now
            reject(new Error('the disk fails'))
          })
          return
        }
        // Done now, heard of later.
        const done = Promise.resolve(act())
        done.catch(() => {})
        answer(() => done.then(resolve, reject))
      }
      clock.after(soon() * times, reach, null, process)
    })
  return new Proxy<Storage>(disk, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target)
      if (typeof found !== 'function') return found
      return (...args: unknown[]) => access(() => found.apply(target, args), name === 'compact' ? LONGER : 1)
    },
  })
}
