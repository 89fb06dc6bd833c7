import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'

/** What its organiser needs of a café that was just made. Kept in this entry of the tab's history, for a reload. */
export interface Made {
  cafeId: string
  title: string
  purpose: string
  joinCode: string
  joinUrl: string
  hostUrl: string
  tables: number
  rounds: number
  minutesOfTalk: number
  startsAt: number | null
  lengthMs: number
  keepUntil: number | null
  /** The device kept the links under "My cafés". */
  kept: boolean
}

/** To a browser the server also says who the organiser is, to choose the cookie by. */
export type Created = CafeCreated & { participantId: string }

export function isMade(value: unknown): value is Made {
  if (typeof value !== 'object' || value === null) return false
  const made = value as Partial<Record<keyof Made, unknown>>
  return [made.cafeId, made.title, made.joinCode, made.joinUrl, made.hostUrl].every((one) => typeof one === 'string')
}
