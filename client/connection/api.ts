import { ERRORS, type ErrorCode, type Refusal } from '@tablecloth/shared/protocol/errors.ts'
import { SCOPES } from '@tablecloth/shared/protocol/scopes.ts'

/** A refusal, or that nobody could be reached. Its sentence is `errors:<code>` in every language. */
export interface Trouble extends Omit<Refusal, 'code'> {
  code: ErrorCode | 'offline'
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: Trouble }

export const OFFLINE: Trouble = { code: 'offline', message: 'The server could not be reached' }

export interface RequestOptions {
  body?: unknown
  /** Sent as it is, in the place of a body. */
  file?: Blob
  /** As which of this browser's participants: chooses the cookie. */
  as?: string
  /** The organiser's key. */
  key?: string
  signal?: AbortSignal
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code)

/** Whether waiting and trying again can help. */
export const canRetry = ({ code }: Trouble): boolean => code === 'offline' || ERRORS[code].retry

/** What a server says of a failure, in any shape; anything that is not a code of ours becomes `otherwise`. */
export function toTrouble(said: unknown, otherwise: ErrorCode = 'internal'): Trouble {
  if (!isRecord(said)) return { code: otherwise, message: ERRORS[otherwise].title }
  const code = isErrorCode(said.code) ? said.code : otherwise
  const scope = SCOPES.find((one) => one === said.scope)
  const words = said.message ?? said.detail ?? said.title
  return {
    code,
    message: typeof words === 'string' ? words : ERRORS[code].title,
    ...(typeof said.field === 'string' ? { field: said.field } : {}),
    ...(Array.isArray(said.people) ? { people: said.people.map(String) } : {}),
    ...(typeof said.rule === 'string' ? { rule: said.rule } : {}),
    ...(scope ? { scope } : {}),
  }
}

function ifNoCode(status: number): ErrorCode {
  if (status === 413) return 'too_large'
  if (status === 429) return 'too_fast'
  if (status === 404) return 'unknown'
  if (status === 503) return 'restarting'
  return 'internal'
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * One call to the HTTP API. Refusals are values; nothing is thrown.
 * @example request<CafeJoined>('POST', '/api/cafes/join', { body: { joinCode, name } })
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { body, file, as, key, signal }: RequestOptions = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined || file) headers['Content-Type'] = 'application/json'
  if (as) headers['X-Tablecloth-As'] = as
  if (key) headers.Authorization = `Bearer ${key}`
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    const said = await jsonOf(response)
    if (!response.ok) return { ok: false, error: toTrouble(said, ifNoCode(response.status)) }
    return { ok: true, value: said as T }
  } catch {
    return { ok: false, error: OFFLINE }
  }
}
