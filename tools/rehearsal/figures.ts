import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Options } from './options.ts'
import type { Show } from './show.ts'

/** What the server process has used so far. */
export interface ServerUse {
  /** User and system time. */
  cpuSeconds: number
  /** Largest resident set. */
  peakMB: number
}

/** Of some times, in ms. */
export interface Spread {
  p50: number
  p99: number
  most: number
}

export interface Figures {
  people: number
  tables: number
  rounds: number
  minutes: number
  seed: string
  notes: number
  missing: number
  heldBack: number
  faults: number
  /** From a writer's own document to another person's at the same table, in ms. */
  toOtherScreens: Spread & { samples: number }
  /** From the start of a round to a guest at the new table with its cloth open, in ms. */
  rotation: Spread
  /** How far the guests' own process fell behind, in ms: a part of the times above. */
  guestsBehind: Spread
  editsRefused: number
  /** Sockets that had to try again. */
  reconnects: number
  buildOns: number
  reactions: number
  moves: number
  turns: number
  /** Commands that came as the round paused or ended. */
  tooLate: number
  seatsMoved: number
  galleriesRead: number
  joins: Spread & { seconds: number }
  /** Seats of all rounds, in ms. */
  planning: number
  exporting: number
  server: ServerUse | null
  seconds: number
}

/** By nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
}

const tenth = (value: number) => Math.round(value * 10) / 10

const spread = (values: readonly number[]): Spread => ({
  p50: tenth(percentile(values, 50)),
  p99: tenth(percentile(values, 99)),
  most: tenth(percentile(values, 100)),
})

export interface Measured {
  missing: number
  faults: number
  heldBack: number
  joins: { seconds: number; each: readonly number[] }
  planning: number
  exporting: number
  guestsBehind: Spread
  server: ServerUse | null
  seconds: number
}

export function figuresOf({ ledger, closes, counts, rotations }: Show, options: Options, measured: Measured): Figures {
  const { people, tables, rounds, minutes, seed } = options
  const { delays } = ledger
  const { joins, planning, exporting, seconds, ...rest } = measured
  return {
    people,
    tables,
    rounds,
    minutes,
    seed,
    notes: ledger.notes.size,
    ...rest,
    toOtherScreens: { ...spread(delays), samples: delays.length },
    rotation: spread(rotations),
    editsRefused: closes.refused.length,
    reconnects: closes.again,
    buildOns: counts.buildOns,
    reactions: counts.reactions,
    moves: counts.moves,
    turns: counts.turns,
    tooLate: counts.tooLate,
    seatsMoved: closes.seatsMoved,
    galleriesRead: counts.galleries,
    joins: { ...spread(joins.each), seconds: tenth(joins.seconds) },
    planning: Math.round(planning),
    exporting: Math.round(exporting),
    seconds: tenth(seconds),
  }
}

/** For people, a figure a line. */
export function tableOf(figures: Figures): string {
  const { toOtherScreens: delay, rotation, guestsBehind, joins, server } = figures
  const rows: [string, string][] = [
    ['notes written', `${figures.notes} (${figures.buildOns} of them build on another)`],
    ['missing from the export', String(figures.missing)],
    ['held back, as their authors wished', String(figures.heldBack)],
    [
      'note to other screen',
      `p50 ${delay.p50} ms, p99 ${delay.p99} ms, longest ${delay.most} ms (${delay.samples} times)`,
    ],
    [
      '  of it, the guests’ own process',
      `p50 ${guestsBehind.p50} ms, p99 ${guestsBehind.p99} ms, longest ${guestsBehind.most} ms`,
    ],
    ['round begun to seated', `p50 ${rotation.p50} ms, p99 ${rotation.p99} ms, longest ${rotation.most} ms`],
    ['edits refused', String(figures.editsRefused)],
    ['sockets that tried again', String(figures.reconnects)],
    ['turns, reactions, notes moved', `${figures.turns}, ${figures.reactions}, ${figures.moves}`],
    ['seats that changed table', String(figures.seatsMoved)],
    ['joining', `${joins.seconds} s for ${figures.people} (p50 ${joins.p50} ms, p99 ${joins.p99} ms each)`],
    ['planning all rounds', `${figures.planning} ms`],
    ['five exports', `${figures.exporting} ms`],
    ...(server
      ? ([['server', `${server.cpuSeconds} s of CPU time, ${server.peakMB} MB of memory at most`]] as [
          string,
          string,
        ][])
      : []),
    ['in all', `${figures.seconds} s`],
  ]
  const width = Math.max(...rows.map(([what]) => what.length))
  return rows.map(([what, figure]) => `  ${what.padEnd(width)}  ${figure}`).join('\n')
}

const LOOK_EVERY_MS = 10

/** How late this process is for what it means to do, until it is asked. */
export function watchOwnDelay(): () => Spread {
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS })
  delay.enable()
  const behind = (nanoseconds: number) => tenth(Math.max(0, nanoseconds / 1e6 - LOOK_EVERY_MS))
  return () => {
    delay.disable()
    return { p50: behind(delay.percentile(50)), p99: behind(delay.percentile(99)), most: behind(delay.max) }
  }
}
