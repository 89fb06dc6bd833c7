import type { TemplateId } from '@tablecloth/shared/cafe/templates.ts'
import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import type { TalkPromise } from '@tablecloth/shared/voices/promise.ts'

/** A line of a list that can be moved about; `key` stays with it. */
export interface DraftLine {
  key: string
  text: string
}

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

export const newKey = (): string => crypto.randomUUID().slice(0, 8)

export const emptyTable = (): DraftTable => ({ key: newKey(), name: '', question: '', callUrl: '' })

export const hasOwnThings = ({ name, question, callUrl }: DraftTable): boolean => Boolean(name || question || callUrl)

/** The same list with the item at `from` moved to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from)
  const item = list.slice(from, from + 1)
  return [...rest.slice(0, to), ...item, ...rest.slice(to)]
}

export function replaced<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((item, i) => (i === at ? { ...item, ...change } : item))
}
