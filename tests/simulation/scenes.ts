import type { Rng } from '@tablecloth/shared/rng.ts'
import type { Operation } from './operations.ts'

/** Several operations that belong together: what goes wrong is seldom one thing alone. */
export type Scene = (rng: Rng, tab: string, tabs: readonly string[]) => Operation[]

const n = (rng: Rng) => rng.int(12)
const flip = (rng: Rng) => rng.int(2) === 0
const moment = (rng: Rng): Operation => ({ do: 'wait', ms: rng.int(40) })
const soon = (rng: Rng): Operation => ({ do: 'wait', ms: rng.pick([15, 40, 90, 400]) })
const aWhile = (rng: Rng): Operation => ({ do: 'wait', ms: rng.pick([300, 2500, 6000]) })
const type = (rng: Rng, tab: string): Operation => ({ do: 'type', tab, note: n(rng), at: n(rng) })
const write = (rng: Rng, tab: string): Operation => ({ do: 'write', tab, x: rng.int(900) })
const offline = (rng: Rng, tab: string): Operation => ({ do: 'offline', tab, heard: flip(rng) })
const online = (rng: Rng, tab: string): Operation => ({ do: 'online', tab, heard: rng.int(4) > 0, same: flip(rng) })

/** Writes on while the connection comes back. */
export const returning: Scene = (rng, tab) => [
  offline(rng, tab),
  moment(rng),
  rng.pick([write, type])(rng, tab),
  aWhile(rng),
  online(rng, tab),
  ...Array.from({ length: 4 }, () => [moment(rng), type(rng, tab)]).flat(),
]

/** Words that come too late: the seat or the phase has moved meanwhile. */
export const late: Scene = (rng, tab) => [
  rng.pick([
    offline(rng, tab),
    { do: 'cut', tab, known: 'nobody', late: flip(rng) },
    { do: 'lag', tab, latency: 400, jitter: 0 },
  ]),
  write(rng, tab),
  moment(rng),
  type(rng, tab),
  rng.pick<Operation>([
    { do: 'phase', phase: rng.pick(['gallery', 'harvest']) },
    { do: 'seat', person: rng.int(3), table: rng.int(2) },
  ]),
  moment(rng),
  type(rng, tab),
  aWhile(rng),
  online(rng, tab),
  aWhile(rng),
  { do: 'phase', phase: 'round' },
  { do: 'lay', tab },
]

/** Two people, or one with two pages, take away and take back the same without knowing of one another. */
export const crossing: Scene = (rng, tab, tabs) => {
  const other = rng.pick(tabs)
  const note = n(rng)
  const take = (who: string): Operation =>
    rng.pick<Operation>([
      { do: 'remove', tab: who, note },
      { do: 'erase', tab: who, note, at: n(rng), length: 30 },
    ])
  return [
    offline(rng, tab),
    take(tab),
    take(other),
    aWhile(rng),
    { do: 'undo', tab },
    { do: 'undo', tab: other },
    ...(flip(rng) ? [type(rng, tab), type(rng, other)] : []),
    moment(rng),
    online(rng, tab),
    ...(flip(rng) ? [{ do: 'redo', tab } as const, moment(rng), { do: 'undo', tab } as const] : []),
  ]
}

/** A host takes a note away and puts it back while its author is busy with it. */
export const hidden: Scene = (rng, tab) => {
  const note = n(rng)
  const host = (what: 'hide' | 'restore'): Operation => ({ do: what, table: 0, note })
  return [
    ...(flip(rng) ? [offline(rng, tab)] : []),
    type(rng, tab),
    moment(rng),
    host('hide'),
    moment(rng),
    rng.pick<Operation>([type(rng, tab), { do: 'undo', tab }, { do: 'remove', tab, note }]),
    aWhile(rng),
    ...(flip(rng) ? [host('restore'), moment(rng)] : []),
    rng.pick<Operation>([type(rng, tab), { do: 'undo', tab }, { do: 'redo', tab }]),
    online(rng, tab),
  ]
}

/** The server or its disk goes while something is under way to it. */
export const falling: Scene = (rng, tab) => [
  { do: 'disk-slows', most: rng.pick([2, 40, 300]) },
  write(rng, tab),
  moment(rng),
  type(rng, tab),
  { do: 'wait', ms: rng.int(120) },
  rng.pick<Operation>([
    { do: 'crash', downFor: rng.pick([0, 800]) },
    { do: 'stop', downFor: 100 },
    { do: 'disk-fails', forMs: rng.pick([1, 60, 2000]) },
  ]),
  type(rng, tab),
  aWhile(rng),
]

/** The last to leave has written much, so that the document is compacted; somebody comes back in the middle of it. */
export const compacting: Scene = (rng, tab) => [
  { do: 'drag', tab, note: n(rng), times: rng.pick([25, 40]), every: 25 },
  { do: 'wait', ms: 1200 },
  { do: 'disk-slows', most: rng.pick([2, 40, 300, 900]) },
  { do: 'all-leave', forMs: rng.pick([0, 5, 60, 400, 1500]) },
  ...Array.from({ length: 5 }, () => [soon(rng), rng.pick([write, type])(rng, tab)]).flat(),
  ...(flip(rng) ? [{ do: 'crash', downFor: 0 } as const] : []),
]

/** Everybody leaves in mid-sentence and is back at once, before the sentence is kept. */
export const leaving: Scene = (rng, tab) => [
  { do: 'disk-slows', most: rng.pick([40, 300, 900]) },
  soon(rng),
  write(rng, tab),
  moment(rng),
  { do: 'all-leave', forMs: rng.pick([0, 5, 20, 60]) },
  soon(rng),
  write(rng, tab),
]

/** A lid is closed in mid-sentence, and opened again. */
export const napping: Scene = (rng, tab) => [
  type(rng, tab),
  moment(rng),
  { do: 'sleep', tab },
  { do: 'wait', ms: rng.pick([500, 20_000, 70_000, 600_000]) },
  { do: 'wake', tab },
  moment(rng),
  type(rng, tab),
]

export const SCENES: readonly Scene[] = [returning, late, crossing, hidden, falling, compacting, leaving, napping]
