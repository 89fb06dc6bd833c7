import { programmeMs } from '@tablecloth/shared/cafe/programme.ts'
import type { CafeInfo, Round } from '@tablecloth/shared/cafe/state.ts'
import { type Answer, request } from '../../connection/api.ts'
import { addMyCafe } from '../../device/my-cafes.ts'
import type { Created, Made } from './made.ts'

interface Options {
  keepUntil: number
  hostName: string
}

type Brought = Created & { info: CafeInfo; rounds: Round[] }

/** Hands an export to the server as it is, and keeps the new café's links on the device. */
export async function bringCafe(file: File, options: Options, organiserKey: string): Promise<Answer<Made>> {
  const asked = new URLSearchParams({
    keepUntil: new Date(options.keepUntil).toISOString(),
    hostName: options.hostName,
  })
  const answer = await request<Brought>('POST', `/api/cafes/import?${asked}`, {
    file,
    ...(organiserKey ? { key: organiserKey } : {}),
  })
  if (!answer.ok) return answer
  const { cafeId, participantId, joinCode, joinUrl, hostUrl, tables, info, rounds } = answer.value
  const { title, purpose, startsAt, keepUntil, checkIn, checkOut } = info
  const kept = addMyCafe({ cafeId, participantId, title, role: 'organiser', joinUrl, hostUrl, keepUntil })
  const made: Made = {
    cafeId,
    title,
    purpose,
    joinCode,
    joinUrl,
    hostUrl,
    tables: tables.length,
    rounds: rounds.length,
    minutesOfTalk: rounds.reduce((sum, { minutes }) => sum + minutes, 0),
    startsAt,
    lengthMs: programmeMs({ checkIn, checkOut, rounds }),
    keepUntil,
    kept,
  }
  return { ok: true, value: made }
}
