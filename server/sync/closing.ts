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

/**
 * A write that can be read but not be taken closes with 4403, whatever is wrong with it: nothing more of it will do.
 * `right` is why its sender may not write at all at the moment, if so.
 */
export function closingForWrite({ code, root, key }: Omit<GuardRefusal, 'message'>, right?: Refusal): Closing {
  const said = right && code !== 'malformed' ? right.code : code
  const close = ERRORS[right || code === 'malformed' ? said : 'not_allowed'].close
  const reasons = [
    { code: said, root, key },
    { code: said, root, key: null },
    { code: said, root: null, key: null },
  ]
  const fitting = reasons
    .map((reason) => JSON.stringify(reason))
    .find((reason) => Buffer.byteLength(reason) <= MOST_REASON)
  return { code: close, reason: fitting ?? '' }
}

export const closingWith = (code: ErrorCode): Closing => closingFor({ code })
