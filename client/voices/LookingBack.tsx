import { useTranslation } from 'react-i18next'
import { useMyTableId } from '../state/hooks.ts'
import { TableContext, useOpenedTable } from '../state/use-table.ts'
import { PulseQuestion } from './PulseQuestion.tsx'
import { RoundBalance } from './RoundBalance.tsx'
import { SelfCheck } from './SelfCheck.tsx'
import { TalkRibbon } from './TalkRibbon.tsx'
import './voices.css'

/** Between two rounds: how the talk went, for the table without names and for oneself, and questions for oneself alone. */
export function LookingBack() {
  const { t } = useTranslation('reflection')
  const table = useOpenedTable(useMyTableId())
  if (!table) return null
  return (
    <section className="looking-back" aria-labelledby="looking-back">
      <div>
        <h2 id="looking-back">{t('title')}</h2>
        <p className="soft ui">{t('about')}</p>
      </div>
      <TableContext value={table}>
        <RoundBalance />
      </TableContext>
      <TalkRibbon />
      <PulseQuestion />
      <SelfCheck />
    </section>
  )
}
