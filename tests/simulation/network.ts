import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import type { Clock, Owner } from './clock.ts'

/** What lies between devices and the server, and hears every frame on its way. */
export class Network implements Owner {
  readonly name = 'network'
  readonly rng: Rng = createRng('network')
  readonly asleep = false
  readonly dead = false
  clock!: Clock
  /** Whether a frame of the server's is lost on a connection that goes on: what no network does. */
  loses: (frame: Uint8Array) => boolean = () => false
  #sum = 0

  after(ms: number, run: () => void): void {
    this.clock.after(ms, run, null, this)
  }

  /** A number for all that was ever sent, and when: equal for equal runs. */
  get fingerprint(): string {
    return (this.#sum >>> 0).toString(16)
  }

  passes(bytes: Uint8Array): void {
    let sum = Math.imul(this.#sum ^ Math.round(this.clock.now % 1e9), 0x01000193)
    for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193)
    this.#sum = sum ^ (sum >>> 15)
  }
}
