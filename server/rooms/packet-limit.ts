import type { Server } from 'socket.io'

/** Far above what a person's commands may come to, over one connection. */
const PACKETS_IN_TEN_SECONDS = 600
const TEN_SECONDS = 10_000

interface Connection {
  on(event: 'packet', heard: () => void): void
  close(atOnce: boolean): void
}

/**
 * Ends connections that send too much, whatever it is and whether they have joined or not: what is refused, or heard by
 * nobody, costs the server time as well.
 */
export function limitPackets({ engine }: Pick<Server, 'engine'>, now: () => number): void {
  engine.on('connection', (connection: Connection) => {
    let since = now()
    let packets = 0
    connection.on('packet', () => {
      const at = now()
      // A clock that was set back begins anew as well.
      if (Math.abs(at - since) > TEN_SECONDS) {
        since = at
        packets = 0
      }
      if (++packets > PACKETS_IN_TEN_SECONDS) connection.close(true)
    })
  })
}
