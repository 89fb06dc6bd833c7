import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import type { CafeService } from '@tablecloth/server/http/cafe-service.ts'
import { createHttp } from '@tablecloth/server/http/http.ts'
import type { HttpParts } from '@tablecloth/server/http/parts.ts'
import type { Session } from '@tablecloth/server/storage/storage.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  // What came over the wire, read by tests that say what they expect of it.
  json: Record<string, unknown>
}

export interface Ask {
  headers?: Record<string, string>
  /** A string goes as it is, anything else as JSON. */
  body?: unknown
  token?: string
}

export interface Serving {
  port: number
  ask(method: string, path: string, options?: Ask): Promise<Answer>
  /** Everything that was logged so far. */
  logged(): string
}

/** Who bears which token with these cafés. */
export const SESSIONS: Record<string, Session> = {
  'organiser-token': session('organiser'),
  'host-token': session('host'),
  'guest-token': session('participant', 'ada'),
  'other-token': { ...session('organiser', 'eve'), cafeId: asId('rust') },
}

function session(role: Session['role'], participantId: string = role): Session {
  return {
    tokenHash: '',
    id: participantId,
    kind: 'own',
    cafeId: asId('teal'),
    participantId: asId(participantId),
    role,
    suspended: false,
  }
}

/** Cafés that know a code, three tokens and nothing else; a test says what it needs beyond that. */
function fakeCafes(more: Partial<CafeService>): CafeService {
  const unasked = () => Promise.reject(new Error('nobody asks this in this test'))
  return {
    create: unasked,
    bring: unasked,
    rehearse: unasked,
    invitation: unasked,
    join: unasked,
    read: unasked,
    command: unasked,
    enterRemoved: async () => refuse('bad_token'),
    begin: async (token) =>
      Object.hasOwn(SESSIONS, token) && SESSIONS[token]
        ? { ok: true, value: { session: SESSIONS[token], token: `own-of-${token}` } }
        : refuse('bad_token'),
    briefing: unasked,
    mayGather: unasked,
    suggestionInput: unasked,
    erase: unasked,
    enter: async (token) => {
      const value = Object.hasOwn(SESSIONS, token) ? SESSIONS[token] : undefined
      return value ? { ok: true, value } : refuse('bad_token')
    },
    ...more,
  }
}

interface Wishes extends Partial<Omit<HttpParts, 'cafes' | 'settings'>> {
  cafes?: Partial<CafeService>
  settings?: Partial<HttpParts['settings']>
}

/** The HTTP part on a port of its own, for the length of one test. */
export async function serve({ cafes = {}, settings = {}, ...parts }: Wishes = {}): Promise<Serving> {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const app = createHttp({
    settings: {
      host: '127.0.0.1',
      publicUrl: null,
      organiserKey: null,
      retentionDays: 30,
      version: '1.2.3',
      ...settings,
    },
    cafes: fakeCafes(cafes),
    clientDir: null,
    log: pino({ level: 'trace', base: null }, sink),
    clock: Date.now,
    ready: async () => true,
    ...parts,
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const { port } = server.address() as AddressInfo
  return { port, ask: (method, path, options) => ask(port, method, path, options), logged: () => lines.join('') }
}

/** Node's own request, since `fetch` will not send every header. */
export function ask(port: number, method: string, path: string, { headers = {}, body, token }: Ask = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    const type =
      sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(sent)}` }
    const authorization = token ? { authorization: `Bearer ${token}` } : {}
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, headers: { ...type, ...authorization, ...headers } },
      async (incoming) => {
        const text = (await incoming.setEncoding('utf8').toArray()).join('')
        const isJson = /json/.test(incoming.headers['content-type'] ?? '') && text !== ''
        const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json })
      },
    )
    outgoing.on('error', reject).end(sent)
  })
}

/** What of a problem a client goes by. */
export const problem = ({ status, headers, json }: Answer) => {
  const isProblem = headers['content-type']?.startsWith('application/problem+json')
  return { isProblem, status, code: json.code, ...(json.field === undefined ? {} : { field: json.field }) }
}

export const refused = (status: number, code: string, field?: string) => ({
  isProblem: true,
  status,
  code,
  ...(field === undefined ? {} : { field }),
})
