import { type Answer, request } from '../../connection/api.ts'

/** Who the bearer of a host's or a screen's link is from now on in this browser; the server has set the cookie. */
export interface HostSession {
  cafeId: string
  participantId: string
  role: 'organiser' | 'host' | 'projector'
}

/** Trades a link's token for this browser's own cookie, so that the token need not be kept in an address. */
export function enterByLink(token: string): Promise<Answer<HostSession>> {
  return request<HostSession>('POST', '/api/sessions', { key: token })
}
