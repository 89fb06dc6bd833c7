import { programmeMs } from '@tablecloth/shared/cafe/programme.ts'
import { type Answer, request } from '../../connection/api.ts'
import { addMyCafe } from '../../device/my-cafes.ts'
import { endOfDay, startOf, usualKeepDay } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Created, Made } from './made.ts'
import type { wishOf } from './wish.ts'

/** Makes the café and keeps its links on the device. The server has set this browser's cookie for the desk. */
export async function makeCafe(
  draft: Draft,
  wish: ReturnType<typeof wishOf>,
  organiserKey: string,
  now: number,
): Promise<Answer<Made>> {
  const answer = await request<Created>('POST', '/api/cafes', {
    body: wish,
    ...(organiserKey ? { key: organiserKey } : {}),
  })
  if (!answer.ok) return answer
  const { cafeId, participantId, joinCode, joinUrl, hostUrl } = answer.value
  const startsAt = startOf(draft.startsAt)
  const keepUntil = endOfDay(draft.keepUntil || usualKeepDay(draft.startsAt, now))
  const title = draft.title.trim()
  const kept = addMyCafe({
    cafeId,
    participantId,
    title,
    role: 'organiser',
    joinUrl,
    hostUrl,
    ...(startsAt === null ? {} : { startsAt }),
    ...(keepUntil === null ? {} : { keepUntil }),
  })
  const made: Made = {
    cafeId,
    title,
    purpose: draft.purpose.trim(),
    joinCode,
    joinUrl,
    hostUrl,
    tables: draft.tables.length,
    rounds: draft.rounds.length,
    minutesOfTalk: draft.rounds.reduce((sum, round) => sum + round.minutes, 0),
    startsAt,
    lengthMs: programmeMs({
      checkIn: draft.checkIn.wanted ? draft.checkIn : null,
      checkOut: draft.checkOut.wanted ? draft.checkOut : null,
      rounds: draft.rounds,
    }),
    keepUntil,
    kept,
  }
  return { ok: true, value: made }
}
