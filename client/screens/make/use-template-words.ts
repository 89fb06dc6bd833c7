import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { languageFor } from '../../i18n/languages.ts'
import type { Draft } from './draft.ts'

/** Lines that are still a template's are there in all languages of the café that the template knows. */
export function useTemplateWords(draft: Draft, change: (change: Partial<Draft>) => void): void {
  const { i18n } = useTranslation('make')
  const { agreement, agreementIn, languages } = draft
  const missing = languages.filter((tag) => {
    const known = languageFor(tag) !== undefined && tag !== agreementIn
    return known && agreement.some((line) => line.from && line.in?.[tag] === undefined)
  })
  const asked = missing.join()
  useEffect(() => {
    if (!asked) return
    let left = false
    const tags = asked.split(',').map((tag) => [tag, languageFor(tag)?.code ?? tag] as const)
    i18n
      .loadLanguages(tags.map(([, code]) => code))
      .then(() => {
        if (left) return
        const filled = agreement.map((line) => {
          const given = line.from ? tags.filter(([tag]) => line.in?.[tag] === undefined) : []
          const words = given.map(([tag, code]) => [tag, i18n.getFixedT(code, 'make')(line.from as never)])
          if (given.length === 0) return line
          const from = [...(line.given ?? []), ...given.map(([tag]) => tag)]
          return { ...line, in: { ...line.in, ...Object.fromEntries(words) }, given: from }
        })
        change({ agreement: filled })
      })
      // Without the words of a language the host writes them, or they are read as they are.
      .catch(() => {})
    return () => {
      left = true
    }
  }, [asked, agreement, change, i18n])
}
