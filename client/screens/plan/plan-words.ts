import type { Contradiction } from '@tablecloth/shared/seating/contradictions.ts'
import type { PlanFileFault } from '@tablecloth/shared/seating/plan-file.ts'
import type { TFunction } from 'i18next'

export type Named = readonly { id: string; name: string }[]
type Words = TFunction<'plan'>
type List = (names: readonly string[]) => string

/** Fenced off from the direction of the sentence around it. */
export const isolated = (words: string): string => `\u2068${words}\u2069`

/** The names of these ids as the page lists them. */
export function namesOf(ids: readonly string[], people: Named, list: List): string {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return list(ids.map((id) => isolated(names.get(id) ?? id)))
}

/** Contradictions that a form or an honest file can lead to; others are told by their rule. */
const TOLD = [
  'leaves-before-arriving',
  'host-twice',
  'too-few-seats',
  'too-few-people',
  'table-overfull',
  'apart-and-together',
  'apart-at-one-table',
  'apart-more-than-tables',
  'apart-not-found',
  'together-too-large',
  'not-alone-impossible',
] as const

/** Why nothing can be planned, with the people and the rule named. */
export function contradictionWords({ rule, people, round }: Contradiction, named: Named, t: Words, list: List): string {
  const names = namesOf(people, named, list)
  const n = (round ?? 0) + 1
  const told = TOLD.find((one) => one === rule)
  if (told) return t(`contradictions.${told}`, { names, n, count: people.length })
  return t(people.length > 0 ? 'contradictions.other' : 'contradictions.nobody', { names, rule })
}

/** Why a file was not opened. */
export function fileFaultWords(fault: PlanFileFault, t: Words, list: List): string {
  switch (fault.code) {
    case 'contradiction':
      return t('open.contradiction', { words: contradictionWords(fault.contradiction, fault.names, t, list) })
    case 'broken': {
      const { rule, round, people } = fault.broken
      const names = namesOf(people.slice(0, 10), fault.names, list)
      return t(people.length > 0 ? 'open.broken' : 'open.brokenRound', {
        names,
        n: round + 1,
        rule: t(`rules.${rule}`),
      })
    }
    case 'invalid':
      // The reader's word for the whole of what it was given.
      return fault.field === 'body' ? t('open.invalidWhole') : t('open.invalid', { field: fault.field })
    default:
      return t(`open.${fault.code}`, { ...fault })
  }
}
