import type { Tally } from '@tablecloth/shared/harvest/tally.ts'
import { ECHOES } from '@tablecloth/shared/protocol/fields.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'

/** What came together on a note in the walk, without names. */
export function TallyWords({ tally: { dots, echoes } }: { tally: Tally }) {
  const { t } = useTranslation('walk')
  const { number } = useFormat()
  const said = ECHOES.flatMap((echo) => {
    const count = echoes[echo]
    if (count === undefined) return []
    return [t('told.echo', { echo: t(`echo.${echo}`), n: count === 'few' ? t('told.few') : number(count) })]
  })
  return (
    <ul className="told-marks" aria-label={t('told.label')}>
      {dots > 0 && <li className="of-dots">{t('told.dots', { count: dots })}</li>}
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
