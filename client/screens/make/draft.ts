import type { TemplateId } from '@tablecloth/shared/cafe/templates.ts'
import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import type { TalkPromise } from '@tablecloth/shared/voices/promise.ts'
import type { DraftLine } from '../../agreement/line-drafts.ts'
import { newKey } from '../../ui/lines.ts'

export interface DraftRound {
  key: string
  question: string
  minutes: number
}

export interface DraftTable {
  key: string
  /** Empty: it is called by its number. */
  name: string
  question: string
  callUrl: string
}

export interface DraftCheck {
  wanted: boolean
  question: string
  minutes: number
}

export interface DraftVoice {
  id: string
  name: string
  sensitive: boolean
  wanted: boolean
}

/** A café while it is being made: everything as typed. */
export interface Draft {
  template: TemplateId
  title: string
  purpose: string
  tables: DraftTable[]
  rounds: DraftRound[]
  checkIn: DraftCheck
  checkOut: DraftCheck
  languages: string[]
  voices: DraftVoice[]
  agreement: DraftLine[]
  /** The language in which its lines are written. */
  agreementIn: string
  admission: 'auto' | 'lobby'
  consentDefault: Consent
  creditDefault: Credit
  plainTitle: boolean
  promise: TalkPromise
  /** As the native field has it: `2026-06-21T14:00`, or empty. */
  startsAt: string
  /** `2026-07-21`; empty: thirty days after the café. */
  keepUntil: string
  hostName: string
}

export const emptyTable = (): DraftTable => ({ key: newKey(), name: '', question: '', callUrl: '' })

export const hasOwnThings = ({ name, question, callUrl }: DraftTable): boolean => Boolean(name || question || callUrl)
