import * as encoding from 'lib0/encoding'

/** What a frame is, to a simulated client. */
export type Heard =
  | { kind: 'state' | 'update'; from: number; to: number }
  /** The server asks what we have. */
  | { kind: 'ask' }
  | { kind: 'presence'; from: number; to: number }
  /** So many updates of this socket are durable; or one more message, whatever it was. */
  | { kind: 'acknowledged'; updates: number; since: 'start' | 'last' }
  /** The server lets us in. */
  | { kind: 'admitted' }
  | { kind: 'other' }

/** A wire protocol as its stock provider speaks it. */
export interface Wire {
  /** The first thing to say; `null` where being connected is being let in. */
  knock: Uint8Array | null
  /** Asks for the document; `null` where there is nothing to ask. */
  ask: Uint8Array | null
  /** Answers that we have nothing. */
  nothing: Uint8Array
  update(update: Uint8Array): Uint8Array
  /** `null` where there is none. */
  presence(entries: Uint8Array): Uint8Array | null
  read(bytes: Uint8Array, from: number, to: number): Heard
}

export type WireName = 'relay' | 'y-websocket' | 'hocuspocus'

const SYNC = 0
const PRESENCE = 1
const AUTH = 2
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
/** Of our own acknowledgements: docs/protocol.md. */
const ACKNOWLEDGED = 100
const EMPTY_VECTOR = Uint8Array.of(0)
const EMPTY_UPDATE = Uint8Array.of(0, 0)
/** The relay keeps what comes after it for those who join later. */
export const KEEP = 255

const HOCUSPOCUS_REPLY = 4
const HOCUSPOCUS_STATUS = 8
const HOCUSPOCUS_VERSION = '4.7.0'

let at = 0

function readVarUint(bytes: Uint8Array): number {
  let value = 0
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0
    value += (byte & 127) * factor
    if (byte < 128) return value
  }
}

function frame(prefix: Uint8Array, kinds: readonly number[], payload?: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    for (const kind of kinds) encoding.writeVarUint(encoder, kind)
    if (payload) encoding.writeVarUint8Array(encoder, payload)
  })
}

/** Of a sync frame, from behind its first number on. */
function readSync(bytes: Uint8Array): Heard {
  const step = readVarUint(bytes)
  if (step === STEP_1) return { kind: 'ask' }
  const length = readVarUint(bytes)
  return { kind: step === STEP_2 ? 'state' : 'update', from: at, to: at + length }
}

function readPresence(bytes: Uint8Array): Heard {
  const length = readVarUint(bytes)
  return { kind: 'presence', from: at, to: at + length }
}

const NO_PREFIX = new Uint8Array()

const yWebsocket: Wire = {
  knock: null,
  ask: frame(NO_PREFIX, [SYNC, STEP_1], EMPTY_VECTOR),
  nothing: frame(NO_PREFIX, [SYNC, STEP_2], EMPTY_UPDATE),
  update: (update) => frame(NO_PREFIX, [SYNC, UPDATE], update),
  presence: (entries) => frame(NO_PREFIX, [PRESENCE], entries),
  read(bytes, from) {
    at = from
    const kind = readVarUint(bytes)
    if (kind === SYNC) return readSync(bytes)
    if (kind === PRESENCE) return readPresence(bytes)
    if (kind !== ACKNOWLEDGED) return { kind: 'other' }
    readVarUint(bytes)
    return { kind: 'acknowledged', updates: readVarUint(bytes), since: 'start' }
  },
}

/** Frames that a relay hands on as they are: the same as y-websocket's, so that sizes are equal. */
const relay: Wire = {
  ...yWebsocket,
  ask: null,
  presence: () => null,
  read(bytes, from, to) {
    if (bytes[from] === KEEP) return { kind: 'state', from: from + 1, to }
    return yWebsocket.read(bytes, from, to)
  },
}

/** Every frame begins with the document's name, and nothing is said before a token was shown. */
function hocuspocus(room: string): Wire {
  const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, room))
  const knock = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, frame(prefix, [AUTH, 0]))
    encoding.writeVarString(encoder, '')
    encoding.writeVarString(encoder, HOCUSPOCUS_VERSION)
  })
  return {
    knock,
    ask: frame(prefix, [SYNC, STEP_1], EMPTY_VECTOR),
    nothing: frame(prefix, [SYNC, STEP_2], EMPTY_UPDATE),
    update: (update) => frame(prefix, [SYNC, UPDATE], update),
    presence: (entries) => frame(prefix, [PRESENCE], entries),
    read(bytes, from) {
      at = from + prefix.length
      const kind = readVarUint(bytes)
      if (kind === SYNC || kind === HOCUSPOCUS_REPLY) return readSync(bytes)
      if (kind === PRESENCE) return readPresence(bytes)
      // 2: authenticated.
      if (kind === AUTH) return readVarUint(bytes) === 2 ? { kind: 'admitted' } : { kind: 'other' }
      if (kind !== HOCUSPOCUS_STATUS || readVarUint(bytes) !== 1) return { kind: 'other' }
      return { kind: 'acknowledged', updates: 1, since: 'last' }
    },
  }
}

export function wireOf(name: WireName, room: string): Wire {
  if (name === 'relay') return relay
  return name === 'hocuspocus' ? hocuspocus(room) : yWebsocket
}
