import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'

/** Why an update is not taken, and where in the document the fault lies, as far as that can be said. */
export interface GuardRefusal {
  code: ErrorCode
  message: string
  root: string | null
  key: string | null
  /** It builds on something that is not here (yet). */
  lacking?: true
}

/** Leaves the guard from wherever the fault was found; `judge` turns it into a verdict. */
export class Refused extends Error {
  readonly refusal: GuardRefusal

  constructor(refusal: GuardRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** @throws {Refused} always */
export function no(code: ErrorCode, message: string, root: string | null = null, key: string | null = null): never {
  throw new Refused({ code, message, root, key })
}

/** @throws {Refused} always: for what may be honest, had all that went before it arrived */
export function lacking(message: string): never {
  throw new Refused({ code: 'not_allowed', message, root: null, key: null, lacking: true })
}
