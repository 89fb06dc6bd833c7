import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import type { Me, Notice } from '@tablecloth/shared/protocol/notices.ts'

/** What is said to our server besides documents: the little of docs/protocol.md that a café in its first round needs. */
const LONGEST_WAIT_MS = 30_000
const ROUNDS = [{ question: 'What does a table cost?', minutes: 240 }]

export interface Person {
  participantId: string
  token: string
}

/** @throws with the server's own words for anything but a good answer */
async function call<T>(port: number, path: string, { token, body }: { token?: string; body?: object }): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
  return JSON.parse(text) as T
}

export const makeCafe = (port: number, tables: number): Promise<CafeCreated> =>
  call(port, '/api/cafes', { body: { title: 'A café to measure', tables, rounds: ROUNDS } })

export const enter = (port: number, { joinCode }: CafeCreated, name: string): Promise<Person> =>
  call<CafeJoined>(port, '/api/cafes/join', { body: { joinCode, name } })

export async function startRound(port: number, { cafeId, hostToken }: CafeCreated): Promise<void> {
  await call(port, `/api/cafes/${cafeId}/commands`, { token: hostToken, body: { type: 'start-round' } })
}

/** Who sits where, by participant. */
export async function seatsOf(port: number, { cafeId, hostToken }: CafeCreated): Promise<Record<string, string>> {
  const { seats } = await call<{ seats: Record<string, string> }>(port, `/api/cafes/${cafeId}`, { token: hostToken })
  return seats
}

/** A Socket.IO connection, and what it was told of its person at first. */
export interface Voice {
  me: Me
  end(): void
}

/** As much of Engine.IO 4 and Socket.IO 5 as it takes to be welcomed, and to stay. */
export function openVoice(port: number, token: string): Promise<Voice> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error('no welcome')), LONGEST_WAIT_MS)
    socket.addEventListener('close', () => reject(new Error('Socket.IO closed before its welcome')))
    socket.addEventListener('message', (message) => {
      const data = String(message.data)
      if (data.startsWith('0')) socket.send(`40${JSON.stringify({ token })}`)
      if (data === '2') socket.send('3')
      const [, notice] = data.startsWith('42') ? (JSON.parse(data.slice(2)) as [string, Notice]) : []
      if (notice?.type !== 'welcome') return
      clearTimeout(tooLong)
      resolve({ me: notice.me, end: () => socket.close() })
    })
  })
}
