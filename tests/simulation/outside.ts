/**
 * Everything that code reaches for outside itself: time, timers, chance, sockets, the window. While a simulation is on,
 * these are its own. Some libraries take hold of `Date.now` and of the random generator as they are loaded, so this file
 * must be the first import of whatever plays a simulation.
 */
import { webcrypto } from 'node:crypto'
import type { Rng } from '@tablecloth/shared/rng.ts'
import type { Clock, Timer } from './clock.ts'

export interface Outside {
  clock: Clock
  /** Of whoever is acting. */
  rng: () => Rng
  globals: Record<string, unknown>
}

let inside: Outside | null = null

const real = {
  now: Date.now,
  random: Math.random,
  randomValues: webcrypto.getRandomValues.bind(webcrypto),
}

Date.now = () => (inside ? inside.clock.now : real.now())
Math.random = () => (inside ? inside.rng().int(2 ** 32) / 2 ** 32 : real.random())
Object.defineProperty(webcrypto, 'getRandomValues', {
  configurable: true,
  value<T extends Parameters<typeof real.randomValues>[0]>(array: T): T {
    if (!inside) return real.randomValues(array)
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    const rng = inside.rng()
    for (let n = 0; n < bytes.length; n++) bytes[n] = rng.int(256)
    return array
  },
})

/** Timers as code knows them, on a simulated clock. */
function timersOn(clock: Clock): Record<string, unknown> {
  const set = (run: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) =>
    new Handle(clock.after(Math.max(1, ms), () => run(...args)))
  const clear = (handle: unknown) => {
    if (handle instanceof Handle) handle.timer.cancelled = true
  }
  return {
    setTimeout: set,
    setInterval: (run: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) =>
      new Handle(clock.after(Math.max(1, ms), () => run(...args), Math.max(1, ms))),
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
      new Handle(clock.after(0, () => run(...args))),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  }
}

/** What Node hands out for a timer, as far as anyone uses it. */
class Handle {
  readonly timer: Timer

  constructor(timer: Timer) {
    this.timer = timer
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}

/** Dates of simulated time. */
class SimulatedDate extends Date {
  constructor(...parts: [] | [string | number | Date]) {
    super(parts.length ? parts[0] : Date.now())
  }
}

/** Does something with the simulation's own outside, and gives back the real one. One at a time. */
export async function within<T>(outside: Outside, act: () => Promise<T>): Promise<T> {
  if (inside) throw new Error('a simulation inside a simulation')
  const begun = outside.clock.now
  const replaced: Record<string, unknown> = {
    ...timersOn(outside.clock),
    ...outside.globals,
    Date: SimulatedDate,
    performance: new Proxy(performance, {
      get: (target, name) => (name === 'now' ? () => outside.clock.now - begun : Reflect.get(target, name, target)),
    }),
  }
  const before = new Map(Object.keys(replaced).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))
  inside = outside
  for (const [name, value] of Object.entries(replaced)) {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value })
  }
  try {
    return await act()
  } finally {
    inside = null
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
  }
}
