import type { UnmetWish } from '@tablecloth/shared/seating/score.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { type Named, namesOf } from './plan-words.ts'

/** A list longer than this is counted rather than read. */
const MOST_SHOWN = 50

/** Wishes that a plan could not meet, each with its people and its round. */
export function Unmet({ unmet, people }: { unmet: readonly UnmetWish[]; people: Named }) {
  const { t } = useTranslation('plan')
  const { list } = useFormat()
  const rest = unmet.length - MOST_SHOWN
  return (
    <details className="unmet ui" open={unmet.length <= 5}>
      <summary>{t('unmet.title', { count: unmet.length })}</summary>
      <ul>
        {unmet.slice(0, MOST_SHOWN).map(({ wish, people: ids, round, affiliation = '' }) => (
          <li key={`${wish} ${round} ${ids.join()} ${affiliation}`}>
            {t(`unmet.${wish}`, { names: namesOf(ids, people, list), n: round + 1 })}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="meta">{t('unmet.more', { count: rest })}</p>}
    </details>
  )
}
