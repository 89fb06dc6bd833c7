import { useTranslation } from 'react-i18next'
import { LineEditor } from '../../agreement/LineEditor.tsx'
import { Fold } from './Fold.tsx'
import type { SectionProps } from './section.ts'
import { useTemplateWords } from './use-template-words.ts'

/** How people agree to be here, line by line. */
export function AgreementFold({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation(['make', 'agreement'])
  const { agreement, agreementIn, languages } = draft
  useTemplateWords(draft, change)
  const count = agreement.length
  const wrong = Object.entries(faults).filter(([field]) => field.startsWith('agreement'))
  // `agreement.3` as the server names it, or `agreementIn.ar.3`.
  const byLine = Object.fromEntries(wrong.map(([field, words]) => [field.slice(field.indexOf('.') + 1), words]))
  return (
    <Fold
      title={t('agreement.section')}
      summary={count > 0 ? t('agreement:count', { count }) : t('agreement:none')}
      wanted={wrong[0]?.[1]}
    >
      <p className="hint">{t('agreement.hint')}</p>
      <LineEditor
        lines={agreement}
        onChange={(lines) => change({ agreement: lines })}
        writtenIn={languages.includes(agreementIn) ? agreementIn : undefined}
        languages={languages}
        faults={byLine}
      />
    </Fold>
  )
}
