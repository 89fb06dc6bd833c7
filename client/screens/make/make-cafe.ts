import { programmeMs } from '@tablecloth/shared/cafe/programme.ts'
import { type Answer, request } from '../../connection/api.ts'
import { addMyCafe } from '../../device/my-cafes.ts'
import { enterAsHost } from '../host-link/enter.ts'
import { endOfDay, startOf, usualKeepDay } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Created, Made } from './made.ts'
import type { wishOf } from './wish.ts'

/** Makes the café, opens this browser's own way to its desk, and keeps the links on the device. */
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
  const { cafeId, joinCode, joinUrl, hostUrl, hostToken } = answer.value
  const session = await enterAsHost(hostToken)
  const startsAt = startOf(draft.startsAt)
  const keepUntil = endOfDay(draft.keepUntil || usualKeepDay(draft.startsAt, now))
  const title = draft.title.trim()
  const kept = addMyCafe({
    cafeId,
    title,
    role: 'organiser',
    joinUrl,
    hostUrl,
    ...(session.ok ? { participantId: session.value.participantId } : {}),
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
