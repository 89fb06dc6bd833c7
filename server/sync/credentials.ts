import type { IncomingMessage } from 'node:http'
import { type DocumentName, parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { tokenFromAuthorization, tokenFromCookies } from '../http/bearer.ts'
import { isForeign } from '../http/origins.ts'

const PREFIX = '/yjs/'

/** What an upgrade asks for: a document and, somehow, a token. */
export interface Ask {
  name: string
  document: DocumentName
  token: string
}

/**
 * Reads an upgrade request. The token comes as `Authorization: Bearer`, as `?token=` from stock clients, or as the cookie
 * of the participant that `?as=` names, which alone a foreign page could bring along.
 */
export function readAsk(request: IncomingMessage, publicUrl: string | null): Outcome<Ask> {
  const url = URL.parse(request.url ?? '', 'http://localhost')
  const name = url && decodePath(url.pathname)
  const document = name ? parseDocumentName(name) : null
  if (!url || !name || !document) return refuse('unknown')
  const shown = tokenFromAuthorization(request.headers) ?? url.searchParams.get('token')
  if (shown) return { ok: true, value: { name, document, token: shown } }
  const kept = tokenFromCookies(request.headers.cookie, url.searchParams.get('as') ?? '')
  if (!kept) return refuse('no_token')
  return isForeign(request.headers, publicUrl)
    ? refuse('wrong_origin')
    : { ok: true, value: { name, document, token: kept } }
}

function decodePath(path: string): string | null {
  if (!path.startsWith(PREFIX)) return null
  try {
    return decodeURIComponent(path.slice(PREFIX.length))
  } catch {
    return null
  }
}
