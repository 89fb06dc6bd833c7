import { setTimeout as sleep } from 'node:timers/promises'
import type { Seat } from '../targets/target.ts'
import { Client } from './client.ts'
import { findMarks, markOf } from './marks.ts'

const RENEWALS_EVERY_MS = 250
const PACE_MS = 2
const OPENED_AT_ONCE = 40

/** What a crowd has sent and received so far. */
export interface Count {
  sent: number
  /** Edits that another member received, one for each of them. */
  delivered: number
  /** Edits that came back to whoever made them. */
  echoed: number
  frames: number
  bytes: number
}

/** Everybody in some rooms, and what becomes of each edit. */
export class Crowd {
  readonly clients: Client[] = []
  /** From sending to arriving at each other member, ms, of edits since `listen`. */
  latencies: number[] = []
  /** Codes of sockets that the server has closed. */
  readonly closes: (number | null)[] = []
  #sentAt: number[] = []
  #senders: Client[] = []
  #expected = 0
  #delivered = 0
  #echoed = 0
  #listensFrom = Number.POSITIVE_INFINITY
  #members = new Map<string, number>()
  #renewing: NodeJS.Timeout

  /** Everyone sits down, some at once. */
  static async open(rooms: readonly (readonly Seat[])[], port: number): Promise<Crowd> {
    const crowd = new Crowd()
    const seats = rooms.flat()
    for (let from = 0; from < seats.length; from += OPENED_AT_ONCE) {
      await Promise.all(seats.slice(from, from + OPENED_AT_ONCE).map((seat) => crowd.add(seat, port).synced))
    }
    return crowd
  }

  constructor() {
    this.#renewing = setInterval(() => {
      const now = performance.now()
      for (const client of this.clients) client.renew(now)
    }, RENEWALS_EVERY_MS)
  }

  add(seat: Seat, port: number): Client {
    const client = new Client(seat, port)
    client.events = {
      heard: (bytes, from, to, first) => {
        if (!first) this.#hear(client, bytes, from, to)
      },
      closed: (code) => this.closes.push(code),
    }
    this.clients.push(client)
    this.#members.set(seat.room, (this.#members.get(seat.room) ?? 0) + 1)
    return client
  }

  /** One edit, with a mark. */
  edit(client: Client): number {
    const number = this.#sentAt.length
    this.#senders.push(client)
    this.#expected += (this.#members.get(client.seat.room) ?? 1) - 1
    client.hand.write(`${markOf(number)} `)
    this.#sentAt.push(performance.now())
    client.send(client.hand.take())
    return number
  }

  /** Everyone lays their first note; resolves when all have arrived. */
  async layNotes(): Promise<void> {
    for (const [index, client] of this.clients.entries()) {
      this.edit(client)
      if (index % 10 === 9) await sleep(1)
    }
    await this.settled(10_000)
  }

  /** Everyone edits so often, until the returned function is called. */
  write(editsASecond: number): () => void {
    const period = 1000 / editsASecond
    const due = this.clients.map(() => performance.now() + Math.random() * period)
    let timer: NodeJS.Timeout | null = null
    const step = () => {
      const now = performance.now()
      for (const [index, client] of this.clients.entries()) {
        for (let at = due[index] as number; at <= now; at += period) {
          if (!client.isClosed) this.edit(client)
          due[index] = at + period
        }
      }
      timer = setTimeout(step, PACE_MS)
    }
    step()
    return () => {
      if (timer) clearTimeout(timer)
    }
  }

  /** From here on, latencies are kept. */
  listen(): void {
    this.latencies = []
    this.#listensFrom = this.#sentAt.length
  }

  get count(): Count {
    let frames = 0
    let bytes = 0
    for (const client of this.clients) {
      frames += client.frames
      bytes += client.bytes
    }
    return { sent: this.#sentAt.length, delivered: this.#delivered, echoed: this.#echoed, frames, bytes }
  }

  /** Deliveries that are still to come. */
  get missing(): number {
    return this.#expected - this.#delivered
  }

  /** Resolves when all has arrived, or when that takes too long. */
  async settled(withinMs: number): Promise<void> {
    const last = performance.now() + withinMs
    while (this.missing > 0 && performance.now() < last) await sleep(10)
  }

  leave(): void {
    clearInterval(this.#renewing)
    for (const client of this.clients) client.leave()
  }

  #hear(client: Client, bytes: Uint8Array, from: number, to: number): void {
    const now = performance.now()
    findMarks(bytes, from, to, (number) => {
      if (this.#senders[number] === client) {
        this.#echoed++
        return
      }
      this.#delivered++
      if (number >= this.#listensFrom) this.latencies.push(now - (this.#sentAt[number] as number))
    })
  }
}
