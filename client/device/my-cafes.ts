import { readLocal, writeLocal } from './storage.ts'

/** A café that somebody on this device made, hosts or sat in, or at whose table it lies. */
export interface MyCafe {
  cafeId: string
  title: string
  /** `projector`: the device shows its big screen; `device`: it lies on one of its tables. */
  role: 'organiser' | 'host' | 'participant' | 'projector' | 'device'
  participantId?: string
  joinUrl?: string
  hostUrl?: string
  /** Milliseconds since 1970. */
  startsAt?: number
  keepUntil?: number
  /** A host has asked whoever sits here to step out: who, and under which id that can be answered. */
  removed?: { by: string; actId: string | null }
  /** As whom somebody sat here who was asked to step out, and has come in anew since. */
  earlier?: string
}

const CAFES_KEY = 'tablecloth.cafes'
const roles: ReadonlySet<unknown> = new Set(['organiser', 'host', 'participant', 'projector', 'device'])

function isMyCafe(value: unknown): value is MyCafe {
  if (typeof value !== 'object' || value === null) return false
  const cafe = value as Partial<Record<keyof MyCafe, unknown>>
  return typeof cafe.cafeId === 'string' && typeof cafe.title === 'string' && roles.has(cafe.role)
}

/** Newest first; whatever on the device is not of this shape is passed over. */
export function listMyCafes(): MyCafe[] {
  try {
    const kept: unknown = JSON.parse(readLocal(CAFES_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isMyCafe) : []
  } catch {
    return []
  }
}

/** Keeps or renews a café; one entry a café and role, since a host may also have a seat. False if the device refused. */
export function addMyCafe(cafe: MyCafe): boolean {
  const all = listMyCafes()
  const isSame = (one: MyCafe) => one.cafeId === cafe.cafeId && one.role === cafe.role
  const before = all.find(isSame)
  const isAnother = before?.removed && before.participantId !== cafe.participantId
  const earlier = isAnother ? before.participantId : before?.earlier
  const kept = earlier && earlier !== cafe.participantId ? { ...cafe, earlier } : cafe
  return writeLocal(CAFES_KEY, JSON.stringify([kept, ...all.filter((one) => !isSame(one))]))
}

/** Another day of erasure, for every entry of a café. */
export function keepDayOnDevice(cafeId: string, keepUntil: number): void {
  const cafes = listMyCafes()
  if (!cafes.some((one) => one.cafeId === cafeId)) return
  writeLocal(CAFES_KEY, JSON.stringify(cafes.map((one) => (one.cafeId === cafeId ? { ...one, keepUntil } : one))))
}

export function keptRemoval(cafeId: string, participantId: string | undefined): MyCafe['removed'] | null {
  return listMyCafes().find((one) => one.cafeId === cafeId && one.participantId === participantId)?.removed ?? null
}

/** That whoever sits there was asked to step out, or is back. */
export function keepRemoval(
  cafeId: string,
  participantId: string | undefined,
  removed: MyCafe['removed'] | null,
): void {
  const cafes = listMyCafes()
  const own = cafes.find((one) => one.cafeId === cafeId && one.participantId === participantId)
  if (!own || (!removed && !own.removed)) return
  const { removed: _, ...rest } = own
  const now = removed ? { ...rest, removed } : rest
  writeLocal(CAFES_KEY, JSON.stringify(cafes.map((one) => (one === own ? now : one))))
}

export function removeMyCafe(cafeId: string, role?: MyCafe['role']): boolean {
  const rest = listMyCafes().filter((one) => one.cafeId !== cafeId || (role !== undefined && one.role !== role))
  return writeLocal(CAFES_KEY, rest.length > 0 ? JSON.stringify(rest) : null)
}
