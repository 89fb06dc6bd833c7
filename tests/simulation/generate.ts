import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import type { Case, Operation } from './operations.ts'
import { SCENES } from './scenes.ts'

const TABS = ['amal/1', 'amal/2', 'bo/1', 'chen/1', 'dana/1'] as const
/** Whoever is at a tab of these uses a stock provider in every second case. */
const MAYBE_STOCK: ReadonlySet<string> = new Set(['chen/1', 'dana/1'])
const PHASES = ['between', 'gallery', 'harvest'] as const
const LEAST = 20
const MOST = 110

type Make = (rng: Rng, tab: string) => Operation | Operation[]
type Kind = readonly [weight: number, make: Make]

const n = (rng: Rng) => rng.int(12)
const flip = (rng: Rng) => rng.int(2) === 0

/** What people do all the time: how often, and what it is. */
const DAILY: readonly Kind[] = [
  [14, (rng, tab) => ({ do: 'write', tab, x: rng.int(900) })],
  [34, (rng, tab) => ({ do: 'type', tab, note: n(rng), at: n(rng) })],
  [6, (rng, tab) => ({ do: 'move', tab, note: n(rng), x: rng.int(900) })],
  [3, (rng, tab) => ({ do: 'react', tab, note: n(rng), choice: rng.int(3) })],
]

/** What happens in some cases often and in others never: rare things meet that would not if all happened a little. */
const SOMETIMES: readonly Kind[] = [
  [8, (rng, tab) => ({ do: 'erase', tab, note: n(rng), at: rng.int(40), length: 1 + rng.int(12) })],
  [4, (rng, tab) => ({ do: 'remove', tab, note: n(rng) })],
  [3, (rng, tab) => ({ do: 'consent', tab, note: n(rng), choice: rng.int(3) })],
  [10, (rng, tab) => ({ do: rng.int(3) ? 'undo' : 'redo', tab })],
  [3, (_, tab) => ({ do: 'lay', tab })],
  [3, (rng, tab) => ({ do: 'show', tab, note: n(rng) })],
  [1, (_, tab) => ({ do: 'renumber', tab })],
  [9, (rng, tab) => [offline(rng, tab), pause(rng)]],
  [9, (rng, tab) => ({ do: 'online', tab, heard: flip(rng), same: flip(rng) })],
  [5, (rng, tab) => ({ do: 'cut', tab, known: rng.pick(['both', 'client', 'server', 'nobody']), late: flip(rng) })],
  [3, (rng, tab) => ({ do: 'lag', tab, latency: rng.pick([0, 5, 50, 400]), jitter: rng.pick([0, 10, 200]) })],
  [5, (rng, tab) => ({ do: rng.int(3) ? 'wake' : 'sleep', tab })],
  [1, (rng, tab) => ({ do: 'swell', tab, bytes: rng.pick([0, 2, 9]) * 2 ** 20 })],
  [4, (rng, tab) => [{ do: 'close', tab }, pause(rng), opening(rng, tab)]],
  [4, (rng) => ({ do: 'seat', person: rng.int(3), table: rng.int(2) })],
  [3, (rng) => [{ do: 'phase', phase: rng.pick(PHASES) }, pause(rng), { do: 'phase', phase: 'round' }]],
  [5, (rng) => ({ do: rng.int(2) ? 'hide' : 'restore', table: rng.int(3) >> 1, note: n(rng) })],
  [2, (rng) => ({ do: 'stop', downFor: rng.pick([0, 500, 5000, 40_000]) })],
  [3, (rng) => ({ do: 'crash', downFor: rng.pick([0, 500, 5000, 40_000]) })],
  [2, (rng) => ({ do: 'disk-fails', forMs: rng.pick([1, 100, 3000, 20_000]) })],
  [2, (rng) => ({ do: 'disk-slows', most: rng.pick([0, 2, 40, 900]) })],
  [1, (rng) => ({ do: 'all-leave', forMs: rng.pick([10, 1000, 40_000]) })],
]

function offline(rng: Rng, tab: string): Operation {
  return { do: 'offline', tab, heard: flip(rng) }
}

function opening(rng: Rng, tab: string): Operation {
  return { do: 'open', tab, ...(MAYBE_STOCK.has(tab) && flip(rng) ? { stock: true } : {}) }
}

function pick(kinds: readonly Kind[], rng: Rng): Make {
  let left = rng.int(kinds.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, make] of kinds) {
    if (left < weight) return make
    left -= weight
  }
  throw new RangeError('a draw beyond all weights')
}

function pause(rng: Rng): Operation {
  const chance = rng.int(40)
  if (chance < 30) return { do: 'wait', ms: rng.int(60) }
  if (chance < 38) return { do: 'wait', ms: rng.int(3000) }
  return { do: 'wait', ms: rng.pick([20_000, 70_000, 200_000]) }
}

/** The case of a seed. What is added here gives every seed another meaning: keep cases, not seeds. */
export function generate(seed: string): Case {
  const rng = createRng(seed)
  const tabs = rng.shuffle(TABS).slice(0, 2 + rng.int(TABS.length - 1))
  const operations = tabs.map((tab) => opening(rng, tab))
  operations.push({ do: 'wait', ms: rng.int(800) })
  const kinds = [...DAILY, ...SOMETIMES.filter(() => flip(rng))]
  const scenes = SCENES.filter(() => flip(rng))
  const length = LEAST + rng.int(MOST - LEAST)
  while (operations.length < length) {
    const tab = rng.pick(tabs)
    if (scenes.length && rng.int(9) === 0) operations.push(...rng.pick(scenes)(rng, tab, tabs))
    else operations.push(...[pick(kinds, rng)(rng, tab)].flat())
    if (rng.int(3)) operations.push(pause(rng))
  }
  return { seed, operations }
}
