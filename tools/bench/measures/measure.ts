import type { MeasuredServer, ServerOptions } from '../server.ts'
import type { Target } from '../targets/target.ts'

/** What one measuring came to: figures by name, and a word on what limits them, if there is one. */
export interface Sample {
  figures: Record<string, number>
  remark?: string
}

export interface Stand {
  target: Target
  /** It runs already, and belongs to this one measuring. */
  server: MeasuredServer
  size: Size
}

export interface Column {
  head: string
  /** Its name among a sample's figures. */
  figure: string
  digits: number
  /** Beside the figure stands its ratio to that of the first target, of the same round. */
  compared?: true
  /** Of several rounds the largest is told, and not the median. */
  worst?: true
}

export interface Measure {
  name: string
  /** Several may be asked for by one name. */
  group: string
  title: string
  /** What a reader has to know to read the table. */
  about?: string
  columns: readonly Column[]
  /** Left out: every target. */
  suits?(target: Target): boolean
  /** Its figures do not depend on how busy the machine is, so it runs for all targets at the same time. */
  together?: true
  /** For the full form only. */
  full?: true
  /** It makes a difference here by which door a server is reached: see `Target.sameServerAs`. */
  byDoor?: true
  /** How its server is to be started. */
  server?: ServerOptions
  /** Whatever it opens, it closes. */
  run(stand: Stand): Promise<Sample>
}

/** How long and how much: the short form is for every day, the full one for what is published. */
export interface Size {
  /** Before figures count, and while they do. */
  warmMs: number
  measureMs: number
  /** Deliveries a second that a room of 50 is asked for, one after another; and for how long each. */
  ladder: readonly number[]
  stepMs: number
  /** Joins one after another; and how often a hundred come at once. */
  joins: number
  herds: number
  /** Load before a kill. */
  killAfterMs: number
  /** Sent past somebody who does not read. */
  stalledMiB: number
  /** Everyone is idle for so long before memory is read again. */
  idleMs: number
}

export const SHORT: Size = {
  warmMs: 500,
  measureMs: 1500,
  ladder: [15_000, 40_000, 80_000, 160_000, 260_000, 400_000],
  stepMs: 500,
  joins: 6,
  herds: 1,
  killAfterMs: 12_000,
  stalledMiB: 24,
  idleMs: 35_000,
}

export const FULL: Size = {
  ...SHORT,
  // A café lasts hours: what is measured is a server that has been at work, not one that is still compiling.
  warmMs: 6000,
  measureMs: 4000,
  ladder: [10_000, 15_000, 22_000, 33_000, 50_000, 75_000, 110_000, 165_000, 260_000, 400_000, 550_000],
  stepMs: 800,
  joins: 12,
  herds: 2,
}
