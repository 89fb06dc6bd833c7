import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { qualityOf } from './plan-quality.ts'

/** A few sentences on how good a plan is, and what it could not do. */
export function PlanQuality({ rotation, score }: { rotation: Rotation; score: SeatingScore | null }) {
  const { t } = useTranslation('seating')
  const { repeats, revisits, proof, least } = qualityOf(rotation, score)
  const alone = score?.unmet.filter(({ wish }) => wish === 'shared-language') ?? []
  return (
    <div aria-live="polite">
      <h2>
        {repeats === 0 ? t('quality.none') : t('quality.repeats', { count: repeats })}
        {proof && <> {t(`quality.${proof}`)}</>}
        {least !== null && <> {t('quality.least', { count: least })}</>}
      </h2>
      {revisits > 0 && <p className="ui">{t('revisits', { count: revisits })}</p>}
      <p className="ui soft">{t('quality.rules')}</p>
      {alone.length > 0 && <Alone unmet={alone} />}
    </div>
  )
}

/** People whom nobody at their planned table shares a language with: hosts should know before they start. */
function Alone({ unmet }: { unmet: SeatingScore['unmet'] }) {
  const { t } = useTranslation('seating')
  const cafe = useCafe((state) => state.cafe)
  return (
    <details className="ui">
      <summary>{t('alone.title', { count: unmet.length })}</summary>
      <ul>
        {unmet.slice(0, 50).map(({ people, round }) => (
          <li key={`${round} ${people.join()}`}>
            {t('alone.one', { name: nameIn(cafe, people[0] ?? '') ?? '', n: round + 1 })}
          </li>
        ))}
      </ul>
    </details>
  )
}
