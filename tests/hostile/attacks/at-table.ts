import { stepTwoFrame } from '@tablecloth/server/sync/frames.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { type HandSocket, updateOf } from '../hand-socket.ts'
import type { World } from '../world.ts'

const NOTHING = new Uint8Array([0, 0])

/** Somebody who sits at the honest people's table does this over a socket that has read the document. */
export const atTable =
  (act: (socket: HandSocket, attacker: Attacker, world: World) => unknown): Attack['run'] =>
  async (world) => {
    const attacker = await world.attacker()
    const socket = await attacker.open()
    // As every provider does: until it has told what it has, what it sends may lack something.
    await socket.send(stepTwoFrame(NOTHING))
    await act(socket, attacker, world)
    return socket.verdict()
  }

/** Sends bytes of an update. */
export const sends = (make: (socket: HandSocket, attacker: Attacker) => Uint8Array): Attack['run'] =>
  atTable((socket, attacker) => socket.sendUpdate(make(socket, attacker)))

/** Writes something into a document of one's own, and sends what comes of it. */
export const writes = (change: (doc: Y.Doc, attacker: Attacker) => void): Attack['run'] =>
  sends((socket, attacker) => updateOf(socket.doc, (doc) => change(doc, attacker)))

/** Numbers as Yjs writes them, and bytes as they are. */
export const bytes = (...parts: (number | Uint8Array)[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else encoding.writeUint8Array(encoder, part)
    }
  })

interface Victim {
  noteId: string
  note: Y.Map<unknown>
  text: Y.Text
  clientId: number
}

/** A note of an honest person, as somebody at the same table has it. */
export function victimIn(doc: Y.Doc): Victim {
  const notes = doc.getMap<Y.Map<unknown>>('notes')
  for (const [noteId, note] of notes) {
    const text = note.get('text')
    const clientId = note._item?.id.client
    if (noteId.startsWith('honest-') && text instanceof Y.Text && clientId !== undefined) {
      return { noteId, note, text, clientId }
    }
  }
  throw new Error('nobody honest has written anything')
}

/** The same document under another client id. */
export function doubleOf(doc: Y.Doc, clientId: number): Y.Doc {
  const double = new Y.Doc()
  Y.applyUpdate(double, Y.encodeStateAsUpdate(doc))
  double.clientID = clientId
  return double
}
