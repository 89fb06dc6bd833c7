import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { PhaseName, Standing } from '@tablecloth/shared/protocol/permissions.ts'
import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'
import { expect } from 'vitest'
import { type AServer, call, joinCafe, makeCafe } from './a-server.ts'

/** Who can stand before a café: by what they are, and by what they ask about. Co-hosts with one scope go by its name. */
export const PARTS = [
  'organiser',
  'host',
  'door',
  'time',
  'tables',
  'words',
  'stranger',
  'seated',
  'self',
  'table-host',
  'projector',
  'device',
  'table-device',
  'waiting',
  'removed',
] as const
export type Part = (typeof PARTS)[number]

export interface Player {
  id: string
  token: string
  role: 'organiser' | 'host' | 'participant' | 'projector' | 'device'
  /** Of co-hosts with less than all. */
  scopes?: readonly Scope[]
  /** The table and the person that their commands are about. */
  tableId: string
  participantId: string
  /** The table whose device they are. */
  deviceOf?: string
}

export interface Cast {
  cafe: CafeCreated
  phase: PhaseName
  players: Record<Part, Player>
}

interface Roots {
  seats: Record<string, string>
  tables: Record<string, { hostId?: string }>
  hosts: Record<string, object>
}

/** A café in its lobby with one of each: at t1 its table host and somebody else, at t2 three who host nothing. */
async function gather(server: AServer): Promise<Cast> {
  const cafe = await makeCafe(server, { tables: 2, rounds: ROUNDS, hostName: 'Avocet' })
  const give = giver(server, cafe)
  const linked = async (type: string, more: object = {}) => {
    const { participantId, token, link = '', url = '' } = await give({ type, ...more })
    const secret = String(token ?? `${link}${url}`.split('.').pop())
    return { id: String(participantId), token: secret }
  }
  const guest = async (name: string) => {
    const { participantId, token } = await joinCafe(server, cafe, name)
    return { id: participantId, token }
  }
  const roots = await readCafe(server, cafe)
  const organiser = { id: Object.keys(roots.hosts)[0] ?? '', token: cafe.hostToken }
  const host = await linked('invite-host', { name: 'Bittern' })
  const scoped = Object.fromEntries(
    await Promise.all(
      SCOPES.map(async (scope) => [scope, await linked('invite-host', { name: scope, scopes: [scope] })]),
    ),
  ) as Record<Scope, { id: string; token: string }>
  const projector = await linked('invite-projector')
  const [device1, device2] = [
    await linked('table-device', { tableId: 't1' }),
    await linked('table-device', { tableId: 't2' }),
  ]
  const [tableHost, neighbour] = [await guest('Curlew'), await guest('Dunlin')]
  const [stranger, seated, self] = [await guest('Egret'), await guest('Fulmar'), await guest('Gannet')]
  const removed = await guest('Heron')
  await give({ type: 'remove', participantId: removed.id })
  // Whoever comes under the name of somebody who was asked to leave waits at the door.
  const waiting = await guest('heron')
  const about = (tableId: string, participantId: string) => ({ tableId, participantId })
  const there = { t1: neighbour.id, t2: seated.id }
  return {
    cafe,
    phase: 'lobby',
    players: {
      organiser: { ...organiser, role: 'organiser', ...about('t1', there.t1) },
      host: { ...host, role: 'host', ...about('t1', there.t1) },
      ...withScopes((scope) => ({ ...scoped[scope], role: 'host', scopes: [scope], ...about('t1', there.t1) })),
      stranger: { ...stranger, role: 'participant', ...about('t1', there.t1) },
      seated: { ...seated, role: 'participant', ...about('t2', self.id) },
      self: { ...self, role: 'participant', ...about('t1', self.id) },
      'table-host': { ...tableHost, role: 'participant', ...about('t1', there.t1) },
      projector: { ...projector, role: 'projector', ...about('t1', there.t1) },
      device: { ...device2, role: 'device', deviceOf: 't2', ...about('t1', there.t1) },
      'table-device': { ...device1, role: 'device', deviceOf: 't1', ...about('t1', there.t1) },
      waiting: { ...waiting, role: 'participant', ...about('t1', waiting.id) },
      removed: { ...removed, role: 'participant', ...about('t1', removed.id) },
    },
  }
}

const withScopes = (of: (scope: Scope) => Player): Record<Scope, Player> => ({
  door: of('door'),
  time: of('time'),
  tables: of('tables'),
  words: of('words'),
})

const ROUNDS = [1, 2, 3].map((number) => ({ question: `Question ${number}`, minutes: 20 }))

const giver =
  (server: AServer, cafe: CafeCreated) =>
  async (command: object): Promise<Record<string, unknown>> => {
    const path = `/api/cafes/${cafe.cafeId}/commands`
    const { body } = await call<Record<string, unknown>>(server, 'POST', path, command, cafe.hostToken)
    expect(body).toMatchObject({ ok: true })
    return body
  }

export async function readCafe(server: AServer, cafe: CafeCreated): Promise<Roots> {
  return (await call<Roots>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)).body
}

/** The way from the lobby into each phase. */
const WAYS: Record<PhaseName, string[]> = {
  lobby: [],
  round: ['start-round'],
  between: ['start-round', 'end-round'],
  gallery: ['start-round', 'end-round', 'start-gallery'],
  harvest: ['start-round', 'end-round', 'start-harvest'],
  closed: ['start-round', 'end-round', 'close'],
}

export async function aCast(server: AServer, phase: PhaseName): Promise<Cast> {
  const cast = await gather(server)
  const { cafe, players } = cast
  const give = giver(server, cafe)
  await give({ type: 'set-table-host', tableId: 't1', participantId: players['table-host'].id })
  for (const type of WAYS[phase]) {
    await give({ type })
    if (type !== 'start-round') continue
    for (const part of ['stranger', 'seated', 'self'] as const) {
      await give({ type: 'move', participantId: players[part].id, tableId: 't2' })
    }
    await give({ type: 'move', participantId: players.organiser.participantId, tableId: 't1' })
  }
  return { ...cast, phase }
}

/** How somebody stands to what their command is about, read from nothing but what the café publishes of itself. */
export function standingsOf(player: Player, command: object, { seats, tables }: Roots): Standing[] {
  const { participantId = player.id, tableId = seats[participantId] } = command as Partial<Player>
  const own = seats[player.id]
  return [
    player.role,
    ...(participantId === player.id ? ['self' as const] : []),
    ...(tableId && tables[tableId]?.hostId === player.id ? ['table-host' as const] : []),
    ...(tableId && own === tableId ? ['seated' as const] : []),
    ...(tableId && tableId === player.deviceOf ? ['table-device' as const] : []),
  ]
}
