import { arrivals } from './arrivals.ts'
import { ceiling } from './ceiling.ts'
import { durability } from './durability.ts'
import { cafe250, room25, room100 } from './fanout.ts'
import { hostile } from './hostile.ts'
import { joining } from './join.ts'
import type { Measure } from './measure.ts'
import { memory } from './memory.ts'
import { resident } from './resident.ts'
import { stalled } from './stalled.ts'

/** In the order of their tables. */
export const MEASURES: readonly Measure[] = [
  room25,
  room100,
  cafe250,
  ceiling,
  joining,
  arrivals,
  resident,
  hostile,
  memory,
  durability,
  stalled,
]
