import type { AgreementWords } from '@tablecloth/shared/cafe/agreement.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { useReadLines } from './use-agreement.ts'
import './agreement.css'

/** The lines of an agreement in one's own language, and as they were written, for whoever wants to see that. */
export function AgreementLines({ words, className }: { words: AgreementWords; className?: string }) {
  const { t } = useTranslation('agreement')
  const lines = useReadLines(words)
  const [original, setOriginal] = useState(false)
  const translated = lines.some((line) => line.original !== undefined)
  return (
    <>
      <ol className={className}>
        {lines.map((line) => {
          const asWritten = original && line.original !== undefined
          return (
            <li key={line.key}>
              {/* Numbers and dots stay where the page has them, whatever the direction of a line. */}
              <span className="agreed-line" dir="auto" {...(line.lang && !asWritten ? { lang: line.lang } : {})}>
                {asWritten ? line.original : line.text}
              </span>
            </li>
          )
        })}
      </ol>
      {translated && (
        <Button small variant="plain" icon="globe" pressed={original} onClick={() => setOriginal(!original)}>
          {t('original')}
        </Button>
      )}
    </>
  )
}
