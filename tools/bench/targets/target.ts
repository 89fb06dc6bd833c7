import type { WireName } from '../load/wire.ts'

/** A place in a room of a running server: all that a simulated client needs to come in. */
export interface Seat {
  /** The document's name. */
  room: string
  /** What to ask for in the upgrade request. */
  path: string
  /** Whose notes they are: an id of 16 characters, so that everybody's edits have the same size. */
  author: string
  wire: WireName
  subprotocol?: string
  /** Only reads, and shows no presence. */
  isReader?: true
}

/** Somebody who has come in by the door. */
export interface Arrival {
  seat: Seat
  /** What their app opens besides. */
  reads: Seat[]
  /** Ends what was opened on the way. */
  leave(): void
}

export interface Program {
  /** For Node. */
  args: string[]
  cwd: string
  env: Record<string, string>
}

/** A server to measure. */
export interface Target {
  key: string
  /** As the tables say it. */
  label: string
  /** Its folder among the peers, where it has packages of its own. */
  packages?: string
  /** Key of a target that is the same server, reached by another door. */
  sameServerAs?: string
  /** @param port  where it is to listen, on 127.0.0.1 */
  program(port: number, dataDir: string): Program
  /** So many rooms of so many seats each, new to the server. */
  rooms(port: number, rooms: number, seats: number): Promise<Seat[][]>
  /** Opens so many rooms to people who are not there yet; each comes in by the returned function. */
  door(port: number, rooms: number, seats: number): Promise<() => Promise<Arrival>>
}
