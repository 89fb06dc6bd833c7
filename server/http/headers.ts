import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Nothing is loaded from, sent to or framed by anybody else; no script that is not a file of ours runs. */
const POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
  // A board's notes lie where their style attribute puts them.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  // No text becomes markup or script, not even by a mistake of ours.
  'require-trusted-types-for': ["'script'"],
}

/** What the pages may use of a device: the screen, and nothing that could listen, look or locate. */
const PERMISSIONS = [
  'accelerometer=()',
  'autoplay=(self)',
  'camera=()',
  'display-capture=()',
  'encrypted-media=()',
  'fullscreen=(self)',
  'geolocation=()',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'payment=()',
  'publickey-credentials-get=()',
  'screen-wake-lock=(self)',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ')

const HALF_A_YEAR = 180 * 86_400

/** Most cafés run over plain HTTP in a room's own network: nothing here may force https unless that is configured. */
export function securityHeaders(publicUrl: string | null): RequestHandler[] {
  const isHttps = publicUrl?.startsWith('https:') ?? false
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: POLICY },
      strictTransportSecurity: isHttps ? { maxAge: HALF_A_YEAR, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      // Without https a browser ignores these two, and complains.
      crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
      originAgentCluster: isHttps,
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', PERMISSIONS)
      next()
    },
  ]
}

/** Answers are about people: no browser or proxy is to keep them. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}
