import { ACK_FRAME, POSITION_FRAME, RESUME_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The frames of the y-websocket protocol: kind, then for sync a second kind, then the payload with its length. */
const SYNC = 0
const PRESENCE = 1
const ASK_PRESENCE = 3
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export type Frame =
  | { kind: 'step-1'; vector: Uint8Array }
  | { kind: 'step-2' | 'update'; update: Uint8Array }
  | { kind: 'presence'; entries: Uint8Array }
  | { kind: 'ask-presence' }
  | { kind: 'resume'; epoch: string; position: number; vector: Uint8Array }

/** `null` for bytes that are none of the frames a client sends. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    if (kind === ASK_PRESENCE) return { kind: 'ask-presence' }
    if (kind === PRESENCE) return { kind: 'presence', entries: decoding.readVarUint8Array(decoder) }
    if (kind === RESUME_FRAME) return readResume(decoder)
    if (kind !== SYNC) return null
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === STEP_1) return { kind: 'step-1', vector: payload }
    if (step === STEP_2) return { kind: 'step-2', update: payload }
    return step === UPDATE ? { kind: 'update', update: payload } : null
  } catch {
    return null
  }
}

function readResume(decoder: decoding.Decoder): Frame {
  const epoch = decoding.readVarString(decoder)
  const position = decoding.readVarUint(decoder)
  return { kind: 'resume', epoch, position, vector: decoding.readVarUint8Array(decoder) }
}

function frame(kinds: readonly number[], payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    for (const kind of kinds) encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export const stepOneFrame = (vector: Uint8Array) => frame([SYNC, STEP_1], vector)
export const stepTwoFrame = (update: Uint8Array) => frame([SYNC, STEP_2], update)
export const updateFrame = (update: Uint8Array) => frame([SYNC, UPDATE], update)
export const presenceFrame = (entries: Uint8Array) => frame([PRESENCE], entries)

/** A frame that says nothing and that every provider knows: presence of nobody. */
export const HEARTBEAT_FRAME: Uint8Array = presenceFrame(new Uint8Array([0]))

export const ackFrame = (stepTwos: number, updates: number, position: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const count of [ACK_FRAME, stepTwos, updates, position]) encoding.writeVarUint(encoder, count)
  })

export const positionFrame = (epoch: string, position: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, POSITION_FRAME)
    encoding.writeVarString(encoder, epoch)
    encoding.writeVarUint(encoder, position)
  })
