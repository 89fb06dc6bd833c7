import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from './note-actions.ts'

interface PaperChoiceProps {
  value: Paper
  onChange: (paper: Paper) => void
  papers: readonly Paper[]
}

/** Six papers, which mean nothing by themselves. Native radios, each with its name for readers. */
export function PaperChoice({ value, onChange, papers }: PaperChoiceProps) {
  const { t } = useTranslation('table')
  const name = useId()
  return (
    <fieldset className="papers">
      <legend className="vh">{t('paper.legend')}</legend>
      {papers.map((paper) => (
        <label key={paper} data-paper={paper} title={t(`paper.${paper}`)}>
          <input type="radio" name={name} value={paper} checked={paper === value} onChange={() => onChange(paper)} />
          <span className="vh">{t(`paper.${paper}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
