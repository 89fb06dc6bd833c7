import { WebSocket } from 'ws'
import type { Attacker } from '../attacker.ts'

/** Engine.IO over a WebSocket by hand: packets go out as they are written, whatever they say. */
export class EngineSocket {
  readonly heard: string[] = []
  readonly closed: Promise<string>
  readonly ws: WebSocket
  #waiting: (() => void)[] = []

  constructor({ url }: Attacker) {
    this.ws = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    this.ws.on('error', () => {})
    this.ws.on('message', (data) => {
      const packet = String(data)
      // As every client does, or it would be taken for dead.
      if (packet === '2') this.ws.send('3')
      this.heard.push(packet)
      for (const look of this.#waiting.splice(0)) look()
    })
    this.closed = new Promise((resolve) => this.ws.on('close', () => resolve('closed')))
  }

  async opened(): Promise<this> {
    await Promise.race([new Promise((resolve) => this.ws.once('open', resolve)), this.closed])
    return this
  }

  /** Joined, as every client begins. */
  async joined({ token }: Attacker): Promise<this> {
    await this.opened()
    await this.send(`40${JSON.stringify({ token })}`)
    await this.hears((packet) => packet.startsWith('40'))
    return this
  }

  async send(packet: string | Uint8Array): Promise<void> {
    if (this.ws.readyState !== WebSocket.OPEN) return
    await new Promise<void>((resolve) => this.ws.send(packet, () => resolve()))
  }

  /** The first packet of this kind, or `closed`. */
  async hears(wanted: (packet: string) => boolean): Promise<string> {
    const heard = async (): Promise<string> => {
      for (let at = 0; ; ) {
        for (; at < this.heard.length; at++) {
          const packet = this.heard[at] as string
          if (wanted(packet)) return packet
        }
        await new Promise<void>((resolve) => this.#waiting.push(resolve))
      }
    }
    return Promise.race([heard(), this.closed])
  }

  /** Whether a command still gets its answer: its refusal's code, `ok`, or `closed`. */
  async verdict(): Promise<string> {
    await this.send('42999["command",{"type":"time"}]')
    const answer = await this.hears((packet) => packet.startsWith('43999'))
    return answerIn(answer)
  }
}

/** What an acknowledgement says. */
export function answerIn(packet: string): string {
  if (!packet.startsWith('43')) return packet
  const [, code] = /"code":"([a-z_]+)"/.exec(packet) ?? []
  return code ?? 'ok'
}
