import type { ParticipantId } from '../ids.ts'
import type { Me } from '../protocol/notices.ts'
import { withCafe, withKept } from './change.ts'
import type { CafeEvent } from './events.ts'
import type { Participant } from './kept-state.ts'
import type { CafeInfo, CafeState } from './state.ts'

/** The agreement as it stood for a while. */
export interface AgreementVersion {
  lines: string[]
  in?: Record<string, string[]>
  by: ParticipantId
  at: number
}

/** The words of an agreement: its lines, and what they are in other languages of the café, line by line; an empty one is not written yet. */
export interface AgreementWords {
  lines: readonly string[]
  in?: Readonly<Record<string, readonly string[]>> | undefined
}

/** So many versions are kept, the one that stands among them. */
const MOST_VERSIONS = 12

/** From 1; cafés of before agreements could be amended have the first. */
export const versionOf = (info: CafeInfo): number => info.agreementVersion ?? 1

export const wordsIn = (info: CafeInfo): AgreementWords => ({ lines: info.agreement, in: info.agreementIn })

/**
 * Whether a promise to the one holds for the other: the same lines, in every language in which both have them. A translation
 * that was not there before changes nothing of what was promised.
 */
export function saysTheSame(one: AgreementWords, other: AgreementWords): boolean {
  if (!areEqual(one.lines, other.lines)) return false
  const theirs = other.in ?? {}
  return Object.entries(one.in ?? {}).every(([language, lines]) => {
    const there = Object.hasOwn(theirs, language) ? (theirs[language] ?? []) : []
    return lines.every((line, at) => !line || !there[at] || line === there[at])
  })
}

const areEqual = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((line, at) => line === others[at])

/** What is wrong with translations, by the field below them; `null`: nothing. */
export function translationFault(
  { lines, in: translations = {} }: AgreementWords,
  languages: readonly string[],
): { field: string; message: string } | null {
  for (const [language, translated] of Object.entries(translations)) {
    if (!languages.includes(language)) return { field: language, message: 'is no language of this café' }
    if (translated.length !== lines.length) {
      return { field: language, message: `must have as many lines as the agreement, ${lines.length}` }
    }
  }
  return null
}

/** The agreement reads so from now on. Whoever changed it has looked at it, and stands by it. */
export function agreementAmended(
  state: CafeState,
  { words, by, at }: Extract<CafeEvent, { type: 'agreement-amended' }>,
): CafeState {
  const { info } = state.cafe
  const { agreements, house, participants } = state.kept
  const version = versionOf(info)
  const first: AgreementVersion = { ...copied(wordsIn(info)), by: house.one.organiser, at: house.one.createdAt }
  const next: AgreementVersion = { ...copied(words), by, at }
  const versions: Record<string, AgreementVersion> = {
    ...agreements,
    [version]: agreements[version] ?? first,
    [version + 1]: next,
  }
  const kept = Object.entries(versions).filter(([number]) => Number(number) > version + 1 - MOST_VERSIONS)
  const { agreementIn: _, ...rest } = info
  const { lines, in: translations } = copied(words)
  const hand = participants[by]
  return withKept(
    withCafe(state, {
      info: {
        ...rest,
        agreement: lines,
        ...(translations && { agreementIn: translations }),
        agreementVersion: version + 1,
      },
    }),
    {
      agreements: Object.fromEntries(kept),
      ...(hand && {
        participants: { ...participants, [by]: { ...hand, agreed: true, agreedTo: version + 1, looked: version + 1 } },
      }),
    },
  )
}

export function copied({ lines, in: translations = {} }: AgreementWords): Pick<AgreementVersion, 'lines' | 'in'> {
  const written = Object.entries(translations).filter(([, translated]) => translated.some((line) => line !== ''))
  const copies = Object.fromEntries(written.map(([language, translated]) => [language, [...translated]]))
  return { lines: [...lines], ...(written.length > 0 && { in: copies }) }
}

/** Whoever comes now reads what stands now, and is told of no change before it. */
export const lookedOnComing = ({ cafe }: CafeState): Pick<Participant, 'looked'> =>
  versionOf(cafe.info) > 1 ? { looked: versionOf(cafe.info) } : {}

/** A promise of now; whoever makes it has read what it is to. */
export function promised(state: CafeState, participant: Participant): Participant {
  const version = versionOf(state.cafe.info)
  return { ...participant, agreed: true, ...(version > 1 && { agreedTo: version, looked: version }) }
}

export function looked(state: CafeState, id: ParticipantId, version: number): CafeState {
  const participant = state.kept.participants[id]
  if (!participant) return state
  return withKept(state, { participants: { ...state.kept.participants, [id]: { ...participant, looked: version } } })
}

/** What somebody is told of the agreement: whether their promise is to what stands, and what it was when they last looked. */
export function agreementOf(
  state: CafeState,
  participant: Participant,
): { agreed: boolean; agreement: Me['agreement'] } {
  const { info } = state.cafe
  const { agreements } = state.kept
  const version = versionOf(info)
  const { agreed, agreedTo = 1, looked = Math.max(1, agreedTo) } = participant
  const stands = (number: number) => {
    const words = agreements[number]
    return number === version || (words !== undefined && saysTheSame(words, wordsIn(info)))
  }
  const seen = agreements[looked] ?? oldest(agreements)
  const now = agreements[version]
  const isNew = participant.admitted && seen !== undefined && now !== undefined && !stands(looked)
  const changed = isNew
    ? {
        lines: seen.lines,
        ...(seen.in && { in: seen.in }),
        by: state.kept.participants[now.by]?.name ?? '',
        at: now.at,
      }
    : null
  return { agreed: agreed && stands(agreedTo), agreement: { version, promised: agreed, changed } }
}

const oldest = (agreements: Record<string, AgreementVersion>): AgreementVersion | undefined =>
  Object.entries(agreements).sort(([a], [b]) => Number(a) - Number(b))[0]?.[1]

/** The words without one of the lines, in every language. */
export function withoutLine({ lines, in: translations = {} }: AgreementWords, text: string): AgreementWords {
  const at = lines.lastIndexOf(text)
  if (at < 0) return { lines, in: translations }
  const left = (some: readonly string[]) => some.filter((_, index) => index !== at)
  return {
    lines: left(lines),
    in: Object.fromEntries(Object.entries(translations).map(([language, translated]) => [language, left(translated)])),
  }
}

/** The words with one line more, which nobody has written in other languages yet. */
export const withLine = ({ lines, in: translations = {} }: AgreementWords, text: string): AgreementWords => ({
  lines: [...lines, text],
  in: Object.fromEntries(Object.entries(translations).map(([language, translated]) => [language, [...translated, '']])),
})
