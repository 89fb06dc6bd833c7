import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import type { Clock, Owner } from './clock.ts'
import type { Link } from './link.ts'

/** A browser or program with a network of its own: whose timers sleep when it sleeps, whose frames wait when it is offline. */
export class Device implements Owner {
  readonly name: string
  readonly rng: Rng
  asleep = false
  dead = false
  offline = false
  /** Since when nothing that it sends waits any more. */
  reachableSince = Number.NEGATIVE_INFINITY
  /** How long a frame is under way, in ms: this much, and up to so much more. */
  latency = 5
  jitter = 10
  readonly links = new Set<Link>()
  /** What listens to the window of this device, and to its page. */
  readonly window = new EventTarget()
  #clock: Clock

  constructor(name: string, seed: string, clock: Clock) {
    this.name = name
    this.rng = createRng(`${seed} ${name}`)
    this.#clock = clock
  }

  get reachable(): boolean {
    return !this.asleep && !this.offline && !this.dead
  }

  delay(): number {
    return this.latency + this.rng.int(this.jitter + 1)
  }

  /** `heard`: the browser says so. */
  goOffline(heard: boolean): void {
    if (this.offline) return
    this.offline = true
    this.#flow()
    if (heard && !this.asleep) this.#say('offline')
  }

  /** `same`: what was under way arrives after all, over the old connections. */
  comeBack(heard: boolean, same: boolean): void {
    if (!this.offline) return
    this.offline = false
    this.reachableSince = this.#clock.now
    if (!same) for (const link of [...this.links]) link.cut({ known: 'nobody', late: false })
    this.#flow()
    if (heard && !this.asleep) this.#say('online')
  }

  sleep(): void {
    this.asleep = true
    this.#flow()
  }

  wake(): void {
    if (!this.asleep) return
    this.#clock.wake(this)
    this.reachableSince = this.#clock.now
    this.#flow()
    this.#say('visibilitychange')
  }

  /** The program is gone, with everything in it; its connections are closed by the system. */
  end(): void {
    for (const link of [...this.links]) link.hangUp()
    this.dead = true
  }

  #flow(): void {
    for (const link of this.links) link.flow()
  }

  #say(what: 'online' | 'offline' | 'visibilitychange'): void {
    this.#clock.as(this, () => this.window.dispatchEvent(new Event(what)))
  }
}
