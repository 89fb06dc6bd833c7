/** Whoever timers and callbacks belong to: a device, a process of the server, the network. */
export interface Owner {
  readonly name: string
  /** Its timers wait until it wakes, and then all fire. */
  asleep: boolean
  /** Its timers never fire again. */
  dead: boolean
}

export interface Timer {
  due: number
  order: number
  owner: Owner
  run: () => void
  /** Of an interval, in ms. */
  every: number | null
  cancelled: boolean
}

/** The real one, kept from before anything is put in its place. */
const afterIo = globalThis.setImmediate

/** Lets everything happen that waits for nothing but its turn. */
export const drained = (): Promise<void> => new Promise((resolve) => void afterIo(resolve))

/**
 * Time that passes only when it is told to. Timers fire one by one, in the order in which they are due, and whatever
 * promises follow from one are settled before the next.
 */
export class Clock {
  /** ms since 1970. */
  now = 1_700_000_000_000
  /** Whose doing it is when nobody's timer fires: what follows from promises. */
  background: Owner
  /** Callbacks played so far. */
  steps = 0
  #heap: Timer[] = []
  #held = new Map<Owner, Timer[]>()
  #order = 0
  #acting: Owner | null = null

  constructor(background: Owner) {
    this.background = background
  }

  /** Who is acting: what it sets up is its own. */
  get owner(): Owner {
    return this.#acting ?? this.background
  }

  /** Calls `run` in so many ms, and then at every `every` if that is given. */
  after(ms: number, run: () => void, every: number | null = null, owner: Owner = this.owner): Timer {
    const timer = { due: this.now + ms, order: ++this.#order, owner, run, every, cancelled: false }
    this.#push(timer)
    return timer
  }

  /** Does something as its owner, at once. */
  as<T>(owner: Owner, act: () => T): T {
    const before = this.#acting
    this.#acting = owner
    try {
      return act()
    } finally {
      this.#acting = before
    }
  }

  /** Lets so many ms pass. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await drained()
    for (let timer = this.#heap[0]; timer && timer.due <= end; timer = this.#heap[0]) {
      this.#pop()
      this.now = Math.max(this.now, timer.due)
      if (this.#fire(timer)) await drained()
    }
    this.now = end
  }

  /** Whatever waited while its owner slept is due now. */
  wake(owner: Owner): void {
    owner.asleep = false
    const held = this.#held.get(owner) ?? []
    this.#held.delete(owner)
    for (const timer of held) {
      timer.due = this.now
      this.#push(timer)
    }
  }

  #fire(timer: Timer): boolean {
    const { owner, cancelled, run, every } = timer
    if (cancelled || owner.dead) return false
    if (owner.asleep) {
      this.#held.set(owner, [...(this.#held.get(owner) ?? []), timer])
      return false
    }
    this.steps++
    if (every !== null) {
      timer.due = this.now + every
      timer.order = ++this.#order
      this.#push(timer)
    }
    this.as(owner, run)
    return true
  }

  #push(timer: Timer): void {
    const heap = this.#heap
    let at = heap.push(timer) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!comesBefore(timer, heap[above] as Timer)) break
      heap[at] = heap[above] as Timer
      at = above
    }
    heap[at] = timer
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop() as Timer
    if (!heap.length) return
    let at = 0
    for (;;) {
      let below = at * 2 + 1
      if (below >= heap.length) break
      const right = heap[below + 1]
      if (right && comesBefore(right, heap[below] as Timer)) below++
      if (!comesBefore(heap[below] as Timer, last)) break
      heap[at] = heap[below] as Timer
      at = below
    }
    heap[at] = last
  }
}

const comesBefore = (one: Timer, other: Timer) =>
  one.due < other.due || (one.due === other.due && one.order < other.order)
