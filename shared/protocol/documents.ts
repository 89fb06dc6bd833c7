import { asId, type CafeId, isId, type TableId } from '../ids.ts'

/** The family of Yjs documents of one café, by name. */
export type DocumentName =
  | { kind: 'cafe' | 'harvest' | 'desk' | 'screen'; cafeId: CafeId }
  | { kind: 'table' | 'gallery'; cafeId: CafeId; tableId: TableId }

export type DocumentKind = DocumentName['kind']

export const cafeDocument = (cafeId: string) => `cafe/${cafeId}`
export const deskDocument = (cafeId: string) => `desk/${cafeId}`
export const screenDocument = (cafeId: string) => `screen/${cafeId}`
export const harvestDocument = (cafeId: string) => `harvest/${cafeId}`
export const tableDocument = (cafeId: string, tableId: string) => `table/${cafeId}/${tableId}`
export const galleryDocument = (cafeId: string, tableId: string) => `gallery/${cafeId}/${tableId}`

/** `null` for anything that is not the name of a document that could exist. */
export function parseDocumentName(name: string): DocumentName | null {
  const [kind, cafeId, tableId, ...rest] = name.split('/')
  if (rest.length || !cafeId || !isId(cafeId)) return null
  if (kind === 'cafe' || kind === 'harvest' || kind === 'desk' || kind === 'screen') {
    return tableId === undefined ? { kind, cafeId: asId(cafeId) } : null
  }
  if (kind === 'table' || kind === 'gallery') {
    return tableId && isId(tableId) ? { kind, cafeId: asId(cafeId), tableId: asId(tableId) } : null
  }
  return null
}

/** Client ids below this are the server's; a client that shows one is refused. */
export const SERVER_CLIENT_IDS = 1024
/** The server writes under one id for ever: there is one server, and its clock goes on from what is stored. */
export const SERVER_CLIENT = 1

/** The subprotocol of sockets that understand frames a stock provider does not know. */
export const OWN_SUBPROTOCOL = 'tablecloth.1'

/**
 * Frames of sockets with `OWN_SUBPROTOCOL` only, by the varuint that they begin with. A position counts what a document's
 * followers were told since the server loaded it; the epoch is another at each loading.
 */

/** From the server: three varuints: the sync step 2 messages and the updates of this socket that are durable; a position that it has reached. */
export const ACK_FRAME = 100
/** From the server, after each sync step 2: a string, the epoch, and a varuint, the position. Every update after it is one further. */
export const POSITION_FRAME = 101
/** To the server, in the place of sync step 1: an epoch, a position, and the state vector in case they mean nothing any more. */
export const RESUME_FRAME = 102
