import type { Network } from './network.ts'

/** One direction of a connection: what is sent arrives in order, whole, or not at all. */
export class Lane<Parcel> {
  /** Nothing arrives while it is, and nothing is lost. */
  blocked = false
  /** Nothing will ever arrive. */
  lost = false
  #network: Network
  #arrive: (parcel: Parcel) => void
  #queue: { parcel: Parcel; due: number }[] = []
  #lastDue = 0
  #waiting = false

  constructor(network: Network, arrive: (parcel: Parcel) => void) {
    this.#network = network
    this.#arrive = arrive
  }

  get underWay(): readonly Parcel[] {
    return this.#queue.map(({ parcel }) => parcel)
  }

  send(parcel: Parcel, delay: number): void {
    if (this.lost) return
    this.#lastDue = Math.max(this.#lastDue, this.#network.clock.now + delay)
    this.#queue.push({ parcel, due: this.#lastDue })
    this.#pump()
  }

  /** Everything under way and to come is lost; a frame of which half has arrived never was. */
  cut(): void {
    this.lost = true
    this.#queue = []
  }

  /** What is under way takes so much longer. */
  delay(ms: number): void {
    for (const one of this.#queue) one.due += ms
    this.#lastDue += ms
  }

  block(blocked: boolean): void {
    this.blocked = blocked
    this.#pump()
  }

  #pump(): void {
    const [head] = this.#queue
    if (!head || this.#waiting || this.blocked) return
    this.#waiting = true
    this.#network.after(Math.max(0, head.due - this.#network.clock.now), () => this.#land())
  }

  #land(): void {
    this.#waiting = false
    const [head] = this.#queue
    if (head && !this.blocked && head.due <= this.#network.clock.now) {
      this.#queue.shift()
      this.#arrive(head.parcel)
    }
    this.#pump()
  }
}
