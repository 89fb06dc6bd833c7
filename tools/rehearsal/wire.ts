import { Trouble } from './wait.ts'

/** The server as every program may reach it. */
export interface Wire {
  /** Origin, without a slash at its end. */
  url: string
  signal: AbortSignal
}

const LONGEST_ANSWER_MS = 60_000

interface Request {
  method?: 'GET' | 'POST'
  token?: string | null
  body?: unknown
}

/** @throws {Trouble} for anything but a good answer, with the server's own words */
export const ask = async (wire: Wire, path: string, request?: Request): Promise<string> =>
  (await askForBytes(wire, path, request)).toString()

/** The same, for a file. */
export async function askForBytes(
  wire: Wire,
  path: string,
  { method = 'GET', token, body }: Request = {},
): Promise<Buffer> {
  const response = await fetch(wire.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.any([wire.signal, AbortSignal.timeout(LONGEST_ANSWER_MS)]),
  }).catch((error: unknown) => {
    if (wire.signal.aborted) throw error
    throw new Trouble(`${method} ${path}: ${wire.url} gives no answer (${causeOf(error)})`)
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Trouble(`${method} ${path}: ${response.status} ${problemOf(bytes.toString())}`)
  return bytes
}

/** The answer's shape is the wire contract's. */
export const askFor = async <T>(wire: Wire, path: string, request?: Request): Promise<T> =>
  JSON.parse(await ask(wire, path, request)) as T

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && cause.message ? cause.message : error.message
}

function problemOf(text: string): string {
  try {
    const { code, detail } = JSON.parse(text) as { code?: unknown; detail?: unknown }
    return [code, detail].filter((part) => typeof part === 'string').join(': ')
  } catch {
    return text.slice(0, 200)
  }
}
