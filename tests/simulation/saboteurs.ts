import type { Batch, StoredDocument } from '@tablecloth/server/storage/storage.ts'
import { Disk } from './disk.ts'
import type { Rule } from './faults.ts'
import type { Operation } from './operations.ts'
import type { Sabotage } from './world.ts'

/** Parts that fail those who trust them, each in its own way, and the rule that must be seen to break. */
export interface Saboteur {
  does: string
  breaks: Rule
  begin(): Sabotage
  /** What trips over it, if the seed gives the right delays. */
  when: readonly Operation[]
}

const ONE_WRITES: readonly Operation[] = [
  { do: 'open', tab: 'amal/1' },
  { do: 'wait', ms: 200 },
  { do: 'write', tab: 'amal/1', x: 0 },
]
const TWO_WRITE: readonly Operation[] = [
  { do: 'open', tab: 'amal/1' },
  { do: 'open', tab: 'bo/1' },
  { do: 'wait', ms: 200 },
  ...Array.from({ length: 4 }, (): Operation[] => [
    { do: 'write', tab: 'amal/1', x: 0 },
    { do: 'write', tab: 'bo/1', x: 0 },
    { do: 'wait', ms: 50 },
  ]).flat(),
]
const ONE_IS_BACK_DURING_A_COMPACTION: readonly Operation[] = [
  { do: 'open', tab: 'amal/1' },
  { do: 'wait', ms: 200 },
  { do: 'write', tab: 'amal/1', x: 0 },
  { do: 'drag', tab: 'amal/1', note: 0, times: 30, every: 5 },
  { do: 'wait', ms: 500 },
  { do: 'disk-slows', most: 150 },
  { do: 'all-leave', forMs: 0 },
  { do: 'wait', ms: 400 },
  { do: 'write', tab: 'amal/1', x: 0 },
]

const SYNC = 0
const PRESENCE = 1
const UPDATE = 2

/** Says that a batch is kept, and keeps it with the next. */
class HastyDisk extends Disk {
  #late: Batch | null = null

  override async commit(batch: Batch): Promise<void> {
    const late = this.#late
    this.#late = batch
    if (late) await super.commit(late)
  }
}

class ForgetfulDisk extends Disk {
  override async loadDocument(document: string): Promise<StoredDocument> {
    const { updates, ...stored } = await super.loadDocument(document)
    return { ...stored, updates: updates.length > 2 ? updates.toSpliced(1, 1) : updates }
  }
}

class GreedyDisk extends Disk {
  override compact(document: string, snapshot: Uint8Array): Promise<void> {
    return super.compact(document, snapshot, Number.POSITIVE_INFINITY)
  }
}

class NamelessDisk extends Disk {
  override async commit(batch: Batch): Promise<void> {
    batch.clients.length = 0
    await super.commit(batch)
  }
}

/** Loses every third frame of a kind. */
function losing(isMeant: (frame: Uint8Array) => boolean): Sabotage {
  let met = 0
  return { loses: (frame) => isMeant(frame) && ++met % 3 === 0 }
}

export const SABOTEURS: readonly Saboteur[] = [
  {
    does: 'leaves out a relay',
    breaks: 'copies differ',
    begin: () => losing((frame) => frame[0] === SYNC && frame[1] === UPDATE),
    when: TWO_WRITE,
  },
  {
    does: 'tells nobody that somebody has gone',
    breaks: 'presence is not who is there',
    begin: () => losing((frame) => frame[0] === PRESENCE && new TextDecoder().decode(frame).includes('null')),
    when: TWO_WRITE,
  },
  {
    does: 'acknowledges before the commit',
    breaks: 'saved before it was kept',
    begin: () => ({ disk: new HastyDisk() }),
    when: ONE_WRITES,
  },
  {
    does: 'loses an update when a document is loaded',
    breaks: 'the server complains',
    begin: () => ({ disk: new ForgetfulDisk() }),
    when: TWO_WRITE,
  },
  {
    does: 'forgets what was written during a compaction',
    breaks: 'copies differ',
    begin: () => ({ disk: new GreedyDisk() }),
    when: ONE_IS_BACK_DURING_A_COMPACTION,
  },
  {
    does: 'does not keep whose a client id is',
    breaks: 'an id is not its writer’s',
    begin: () => ({ disk: new NamelessDisk() }),
    when: ONE_WRITES,
  },
]
