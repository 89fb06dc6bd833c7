import type { CreateCafe } from '@tablecloth/shared/protocol/cafes.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine } from '@tablecloth/shared/text.ts'
import { filled, wordsOf } from '../../agreement/line-drafts.ts'
import { endOfDay, startOf, usualKeepDay } from './dates.ts'
import type { Draft, DraftCheck } from './draft.ts'

export type Faults = Record<string, string>

interface Names {
  /** The number of a table → its name, where it has none of its own. */
  table: (n: number) => string
  host: string
}

/** Lines that nobody filled in are not sent; without them, what the server says of line 3 is about line 3. */
export function tidied(draft: Draft): Draft {
  return { ...draft, agreement: filled(draft.agreement) }
}

type Wish = Omit<CreateCafe, 'perspectives'> & {
  perspectives: { id: string; name: string; sensitive: boolean }[]
}

/** A tidied draft as the wire wants it. Tables are named here, in the organiser's own language. */
export function wishOf(draft: Draft, names: Names, now: number): Wish {
  const startsAt = startOf(draft.startsAt)
  const keepUntil = endOfDay(draft.keepUntil || usualKeepDay(draft.startsAt, now))
  const check = ({ wanted, question, minutes }: DraftCheck) => (wanted ? { question, minutes } : undefined)
  const checkIn = check(draft.checkIn)
  const checkOut = check(draft.checkOut)
  const agreement = wordsOf(draft.agreement, draft.agreementIn, draft.languages)
  return {
    title: draft.title,
    purpose: draft.purpose,
    tables: draft.tables.map(({ name, question, callUrl }, i) => ({
      name: name.trim() || names.table(i + 1),
      ...(question.trim() ? { question } : {}),
      ...(callUrl.trim() ? { callUrl: callUrl.trim() } : {}),
    })),
    rounds: draft.rounds.map(({ question, minutes }) => ({ question, minutes })),
    ...(checkIn ? { checkIn } : {}),
    ...(checkOut ? { checkOut } : {}),
    languages: draft.languages,
    perspectives: draft.voices
      .filter((voice) => voice.wanted)
      .map(({ id, name, sensitive }) => ({ id, name, sensitive })),
    agreement: agreement.lines,
    ...(Object.keys(agreement.in).length > 0 ? { agreementIn: agreement.in } : {}),
    admission: draft.admission,
    consentDefault: draft.consentDefault,
    creditDefault: draft.creditDefault,
    ...(draft.plainTitle ? { plainTitle: true } : {}),
    promise: draft.promise,
    ...(startsAt === null ? {} : { startsAt }),
    ...(keepUntil === null ? {} : { keepUntil }),
    template: draft.template,
    hostName: draft.hostName.trim() || names.host,
  }
}

/** What would be refused, by field as the server names it; the values are keys of `make:faults`. */
export function faultsOf(draft: Draft, now: number): Faults {
  const faults: Faults = {}
  const empty = (text: string) => text.trim() === ''
  const long = (text: string, most: number) => tidyLine(text).length > most
  if (empty(draft.title)) faults.title = 'title'
  if (long(draft.title, LIMITS.title)) faults.title = 'tooLong'
  if (long(draft.purpose, LIMITS.purpose)) faults.purpose = 'tooLong'
  if (long(draft.hostName, LIMITS.name)) faults.hostName = 'tooLong'
  for (const [i, round] of draft.rounds.entries()) {
    if (empty(round.question)) faults[`rounds.${i}.question`] = 'question'
    if (long(round.question, LIMITS.question)) faults[`rounds.${i}.question`] = 'tooLong'
  }
  for (const part of ['checkIn', 'checkOut'] as const) {
    if (draft[part].wanted && empty(draft[part].question)) faults[`${part}.question`] = 'checkQuestion'
  }
  for (const [i, { callUrl }] of draft.tables.entries()) {
    if (!empty(callUrl) && !isCallLink(callUrl.trim())) faults[`tables.${i}.callUrl`] = 'callUrl'
  }
  const startsAt = startOf(draft.startsAt)
  if (draft.startsAt !== '' && startsAt === null) faults.startsAt = 'startsAt'
  const keepUntil = endOfDay(draft.keepUntil)
  if (draft.keepUntil !== '' && (keepUntil === null || keepUntil <= Math.max(now, startsAt ?? now))) {
    faults.keepUntil = 'keepUntil'
  }
  return faults
}

const isCallLink = (words: string) => /^https?:\/\/[^\s"'<>`]+$/i.test(words)
