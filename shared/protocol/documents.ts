import { asId, type CafeId, isId, type TableId } from '../ids.ts'

/** The family of Yjs documents of one café, by name. */
export type DocumentName =
  | { kind: 'cafe' | 'harvest' | 'desk'; cafeId: CafeId }
  | { kind: 'table' | 'gallery'; cafeId: CafeId; tableId: TableId }

export type DocumentKind = DocumentName['kind']

export const cafeDocument = (cafeId: string) => `cafe/${cafeId}`
export const deskDocument = (cafeId: string) => `desk/${cafeId}`
export const harvestDocument = (cafeId: string) => `harvest/${cafeId}`
export const tableDocument = (cafeId: string, tableId: string) => `table/${cafeId}/${tableId}`
export const galleryDocument = (cafeId: string, tableId: string) => `gallery/${cafeId}/${tableId}`

/** `null` for anything that is not the name of a document that could exist. */
export function parseDocumentName(name: string): DocumentName | null {
  const [kind, cafeId, tableId, ...rest] = name.split('/')
  if (rest.length || !cafeId || !isId(cafeId)) return null
  if (kind === 'cafe' || kind === 'harvest' || kind === 'desk') {
    return tableId === undefined ? { kind, cafeId: asId(cafeId) } : null
  }
  if (kind === 'table' || kind === 'gallery') {
    return tableId && isId(tableId) ? { kind, cafeId: asId(cafeId), tableId: asId(tableId) } : null
  }
  return null
}

/** Client ids below this are the server's; a client that shows one is refused. */
export const SERVER_CLIENT_IDS = 1024

/** The subprotocol of sockets that understand frames a stock provider does not know. */
export const OWN_SUBPROTOCOL = 'tablecloth.1'

/**
 * The acknowledgement frame, to sockets with `OWN_SUBPROTOCOL` only: varuint 100, then two varuints that count, since
 * this socket opened, the sync step 2 messages and the updates received from it that are durable now.
 */
export const ACK_FRAME = 100
