import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@tablecloth/server/app.ts'
import type { PlanSeating } from '@tablecloth/server/rooms/planner.ts'
import type { Pace } from '@tablecloth/server/rooms/practice.ts'
import { readSettings } from '@tablecloth/server/settings.ts'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import type { Storage } from '@tablecloth/server/storage/storage.ts'
import type { Entropy } from '@tablecloth/shared/ids.ts'
import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import type { Ack } from '@tablecloth/shared/protocol/commands.ts'
import type { Me, Notice } from '@tablecloth/shared/protocol/notices.ts'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { expect, onTestFinished, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** Waits for a condition, never for a time. */
export const until = (condition: () => unknown, timeout = 30_000) =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout, interval: 5 })

export interface AServer {
  url: string
  dataDir: string
  stop(): Promise<void>
}

/** The true server, on a port and in a folder of its own. */
export async function aServer({
  env = {},
  dataDir = mkdtempSync(join(tmpdir(), 'tablecloth-')),
  clock = Date.now,
  entropy = { bytes: randomBytes },
  planSeating,
  pace,
  storage = openSqlite(join(dataDir, 'cafe.sqlite')),
}: {
  env?: Record<string, string>
  dataDir?: string
  clock?: () => number
  entropy?: Entropy
  planSeating?: PlanSeating
  pace?: Pace
  storage?: Storage
} = {}): Promise<AServer> {
  const settings = readSettings({ DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...env })
  const app = await createApp({
    settings,
    storage,
    log: pino({ level: 'silent' }),
    clock,
    entropy,
    clientDir: null,
    ...(planSeating && { planSeating }),
    ...(pace && { pace }),
  })
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve))
  const { port } = app.http.address() as AddressInfo
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await app.close()
    await storage.close()
  }
  onTestFinished(stop)
  return { url: `http://127.0.0.1:${port}`, dataDir, stop }
}

export async function call<T>(server: AServer, method: string, path: string, body?: unknown, token?: string) {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : null) as T }
}

const ROUNDS = [
  { question: 'What do we ask of each other?', minutes: 20 },
  { question: 'What follows?', minutes: 20 },
]

export async function makeCafe(server: AServer, wish: object = {}): Promise<CafeCreated> {
  const made = await call<CafeCreated>(server, 'POST', '/api/cafes', {
    title: 'A café',
    tables: 2,
    rounds: ROUNDS,
    ...wish,
  })
  expect(made.status).toBe(201)
  return made.body
}

export async function joinCafe(
  server: AServer,
  cafe: CafeCreated,
  name: string,
  more: object = {},
): Promise<CafeJoined> {
  const joined = await call<CafeJoined>(server, 'POST', '/api/cafes/join', { joinCode: cafe.joinCode, name, ...more })
  expect(joined.status).toBe(201)
  return joined.body
}

/** A browser in which a token is shown: its cookie, as a token of its own. */
export async function signIn(server: AServer, token: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: response.status, own: cookie.slice(cookie.indexOf('=') + 1), cookie }
}

/** A stock Socket.IO client, connected, with what it was told. */
export class Voice {
  readonly notices: Notice[] = []
  readonly socket: Socket

  constructor(server: AServer, token: string) {
    this.socket = io(server.url, { auth: { token }, transports: ['websocket'], forceNew: true })
    this.socket.on('notice', (notice: Notice) => this.notices.push(notice))
    onTestFinished(() => void this.socket.disconnect())
  }

  async give(command: { type: string; [field: string]: unknown }): Promise<Ack> {
    return this.socket.timeout(30_000).emitWithAck('command', command)
  }

  async must(command: { type: string; [field: string]: unknown }): Promise<Record<string, unknown>> {
    const ack = await this.give(command)
    expect(ack).toMatchObject({ ok: true })
    return ack
  }

  /** What this person was last told of themselves. */
  me(): Me | undefined {
    return this.notices.findLast((notice) => notice.type === 'welcome' || notice.type === 'me')?.me
  }

  last<Type extends Notice['type']>(type: Type): Extract<Notice, { type: Type }> | undefined {
    return this.notices.findLast((notice): notice is Extract<Notice, { type: Type }> => notice.type === type)
  }
}

/** A stock Yjs client on one document. */
export class Reader {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly closes: { code: number; reason: string }[] = []

  constructor(server: AServer, name: string, token: string) {
    const url = `${server.url.replace('http', 'ws')}/yjs`
    this.provider = new WebsocketProvider(url, name, this.doc, { params: { token }, disableBc: true })
    this.provider.on('connection-close', (event) => {
      if (event) this.closes.push({ code: event.code, reason: event.reason })
    })
    onTestFinished(() => this.provider.destroy())
  }

  async synced(): Promise<this> {
    await until(() => this.provider.synced)
    return this
  }

  root(name: string): Record<string, unknown> {
    return this.doc.getMap(name).toJSON()
  }

  write(author: string, text: string, id = `note-${Math.floor(performance.now() * 1e6).toString(36)}`): string {
    this.doc.transact(() => {
      const note = new Y.Map<unknown>()
      note.set('text', new Y.Text(text))
      note.set('author', author)
      note.set('createdAt', Date.now())
      this.doc.getMap('notes').set(id, note)
      this.doc.getMap('layout').set(id, { x: 10, y: 20 })
    })
    return id
  }

  words(): string[] {
    return Object.values(this.root('notes') as Record<string, { text: string }>).map(({ text }) => text)
  }
}
