import type { AgreementWords } from '@tablecloth/shared/cafe/agreement.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCafe, useMe } from '../state/hooks.ts'
import { type Change, changesOf, type ReadLine, readLines } from './reading.ts'

const NO_LINES: readonly string[] = []

/** The agreement that stands, also for whoever waits at the door. */
export function useAgreement(): { words: AgreementWords; version: number } {
  const lines = useCafe(({ cafe, welcome }) => cafe?.info.agreement ?? welcome?.agreement ?? NO_LINES)
  const translations = useCafe(({ cafe, welcome }) => (cafe ? cafe.info.agreementIn : welcome?.agreementIn))
  const version = useCafe(({ cafe }) => cafe?.info.agreementVersion ?? 1)
  const words = useMemo(() => ({ lines, in: translations }), [lines, translations])
  return { words, version }
}

/** The languages in which one reads: those one has named, then that of the page. */
function useReadsIn(): readonly string[] {
  const { i18n } = useTranslation()
  const me = useMe()
  const page = i18n.resolvedLanguage ?? 'en'
  return useMemo(() => [...(me?.languages ?? []), page], [me?.languages, page])
}

export function useReadLines(words: AgreementWords): ReadLine[] {
  const readsIn = useReadsIn()
  return useMemo(() => readLines(words, readsIn), [words, readsIn])
}

export interface Amended {
  by: string
  at: number
  version: number
  changes: readonly Change[]
}

/** What is other in the agreement than when one last looked; `null`: one knows it. */
export function useAmended(): Amended | null {
  const me = useMe()
  const { words, version } = useAgreement()
  const readsIn = useReadsIn()
  const told = me?.agreement
  return useMemo(() => {
    // Until both have arrived the one would be compared with something older than the other.
    if (!told?.changed || told.version !== version) return null
    const { by, at, ...before } = told.changed
    return { by, at, version, changes: changesOf(readLines(before, readsIn), readLines(words, readsIn)) }
  }, [told, version, words, readsIn])
}
