import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** People as a list of names is sorted in the language of the page, numbers by their value. */
export function useByName(people: Rotation['people']): Rotation['people'] {
  const { i18n } = useTranslation()
  const language = i18n.resolvedLanguage ?? 'en'
  return useMemo(() => {
    const { compare } = new Intl.Collator(language, { numeric: true })
    return [...people].sort((a, b) => compare(a.name, b.name))
  }, [people, language])
}
