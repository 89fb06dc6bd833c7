import { ERRORS, type ErrorCode, type Refusal } from '@tablecloth/shared/protocol/errors.ts'
import type { GuardRefusal } from './guard/refusal.ts'

/** Why a socket is closed: its code, and a reason that a program can read. */
export interface Closing {
  code: number
  reason: string
}

/** All that a close frame has room for, in bytes. */
const MOST_REASON = 123

export const closingFor = ({ code }: Pick<Refusal, 'code'>): Closing => ({
  code: ERRORS[code].close,
  reason: JSON.stringify({ code }),
})

/** A write that can be read but not be taken closes with 4403, whatever is wrong with it: nothing more of it will do. */
export function closingForWrite({ code, root, key }: GuardRefusal): Closing {
  const close = code === 'malformed' ? ERRORS.malformed.close : ERRORS.not_allowed.close
  const reasons = [{ code, root, key }, { code, root }, { code }].map((reason) => JSON.stringify(reason))
  return { code: close, reason: reasons.find((reason) => Buffer.byteLength(reason) <= MOST_REASON) ?? '' }
}

export const closingWith = (code: ErrorCode): Closing => closingFor({ code })
