import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback, localAddresses } from '../addresses.ts'
import type { Settings } from '../settings.ts'

/**
 * Whether a browser sends this from another site's page. Clients that are no browsers say nothing about origins, and
 * bring their token themselves; a browser's cookie comes along unasked, so it only counts when this is false.
 */
export function isForeign(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  return origin !== undefined && origin !== publicUrl && !isSameHost(origin, headers.host)
}

/**
 * The address that people open, as far as can be known: as configured, else as this browser itself sees it, else as
 * the Host header says. It only ever goes back to whoever sent it.
 */
export function originOf(headers: IncomingHttpHeaders, publicUrl: string | null): string {
  if (publicUrl) return publicUrl
  const { origin, host } = headers
  if (origin && isSameHost(origin, host)) return origin
  return URL.parse(`http://${host}`)?.origin ?? 'http://localhost'
}

/**
 * The address for links that go to other people. Whoever makes a café on the server's own machine sees it under a name
 * that means nothing to the phones in the room; they get the machine's address in the local network.
 */
export function invitingOrigin(
  headers: IncomingHttpHeaders,
  { publicUrl, host }: Pick<Settings, 'publicUrl' | 'host'>,
): string {
  const origin = originOf(headers, publicUrl)
  const [nearby] = host === null && isLoopback(origin) ? localAddresses() : []
  if (!nearby) return origin
  const url = new URL(origin)
  url.hostname = nearby
  return url.origin
}

const isSameHost = (origin: string, host: string | undefined): boolean => {
  const url = URL.parse(origin)
  return url !== null && /^https?:$/.test(url.protocol) && host !== undefined && url.host === host.toLowerCase()
}
