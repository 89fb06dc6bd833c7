import type { Ack, Command } from '@tablecloth/shared/protocol/commands.ts'
import type { Me, Notice } from '@tablecloth/shared/protocol/notices.ts'
import { io, type Socket } from 'socket.io-client'
import { Trouble, until } from './wait.ts'
import type { Wire } from './wire.ts'

const LONGEST_ANSWER_MS = 30_000

/** A stock Socket.IO client: what somebody commands, and what they are told. */
export class Voice {
  /** What this person was last told of themselves. */
  me: Me | null = null
  readonly heard = new Map<Notice['type'], number>()
  readonly #wire: Wire
  readonly #socket: Socket
  readonly #whose: string

  constructor(wire: Wire, token: string, whose: string, told: (me: Me) => void = () => {}) {
    this.#wire = wire
    this.#whose = whose
    this.#socket = io(wire.url, { auth: { token }, transports: ['websocket'], forceNew: true })
    this.#socket.on('notice', (notice: Notice) => {
      this.heard.set(notice.type, (this.heard.get(notice.type) ?? 0) + 1)
      if (notice.type !== 'welcome' && notice.type !== 'me') return
      this.me = notice.me
      told(notice.me)
    })
  }

  /** The first thing that every connection hears. */
  async welcomed(): Promise<this> {
    await until(
      () => this.me !== null,
      () => `the welcome of ${this.#whose}`,
      { signal: this.#wire.signal, within: 30_000 },
    )
    return this
  }

  async give(command: Command): Promise<Ack> {
    try {
      return (await this.#socket.timeout(LONGEST_ANSWER_MS).emitWithAck('command', command)) as Ack
    } catch {
      this.#wire.signal.throwIfAborted()
      throw new Trouble(`${command.type} of ${this.#whose} got no answer`)
    }
  }

  /** @throws {Trouble} when it is refused */
  async must(command: Command): Promise<Record<string, unknown>> {
    const ack = await this.give(command)
    if (ack.ok) return ack
    throw new Trouble(`${command.type} of ${this.#whose} was refused: ${ack.error.code}, ${ack.error.message}`)
  }

  end(): void {
    this.#socket.disconnect()
  }
}
