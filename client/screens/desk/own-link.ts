import { addMyCafe, listMyCafes } from '../../device/my-cafes.ts'
import { enterByLink } from '../link/enter.ts'

/** Keeps one's own new link (`/host#cafeId.token`) in the place of the old one, with the sign-in that goes with it. */
export async function keepOwnLink(link: string): Promise<void> {
  const token = link.split('.').slice(1).join('.')
  const session = await enterByLink(token)
  if (!session.ok) return
  const { cafeId, participantId, role } = session.value
  const kept = listMyCafes().find((cafe) => cafe.cafeId === cafeId && cafe.participantId === participantId)
  if (kept) addMyCafe({ ...kept, role, hostUrl: new URL(link, window.location.origin).href })
}
