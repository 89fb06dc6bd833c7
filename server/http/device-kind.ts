import type { DeviceKind } from '@tablecloth/shared/cafe/kept-state.ts'

/** What somebody would call the thing in front of them. Of what a browser says of itself no more is kept. */
export function deviceKind(userAgent: string | undefined): DeviceKind {
  const says = userAgent ?? ''
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(says)) return 'tablet'
  if (/iPhone|Mobile/.test(says)) return 'phone'
  return /Windows|Macintosh|X11|CrOS|Linux/.test(says) ? 'computer' : 'other'
}
