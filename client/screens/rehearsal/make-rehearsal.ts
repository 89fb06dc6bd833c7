import { type Answer, request } from '../../connection/api.ts'
import { addMyCafe } from '../../device/my-cafes.ts'

interface Made {
  cafeId: string
  participantId: string
  joinUrl: string
  hostUrl: string
}

/** Makes a rehearsal of a café in whose name the browser is signed in `as`, and keeps the way to it on the device. */
export async function makeRehearsal(of: {
  cafeId: string
  as: string | undefined
  title: string
}): Promise<Answer<Made>> {
  const { cafeId, as, title } = of
  const answer = await request<Made>('POST', `/api/cafes/${cafeId}/rehearsal`, as ? { as } : {})
  if (!answer.ok) return answer
  const { joinUrl, hostUrl, participantId } = answer.value
  addMyCafe({ cafeId: answer.value.cafeId, participantId, title, role: 'organiser', joinUrl, hostUrl })
  return answer
}
