import { useTranslation } from 'react-i18next'
import { PromiseFields } from '../../voices/PromiseFields.tsx'
import { Fold } from './Fold.tsx'
import type { SectionProps } from './section.ts'

/** How tables want to be helped in speaking, until one of them agrees on something else. */
export function PromiseFold({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('voices')
  const { promise } = draft
  const wrong = Object.entries(faults).find(([field]) => field.startsWith('promise'))?.[1]
  return (
    <Fold title={t('promise.make.section')} summary={t(`promise.shows.${promise.shows}Line`)} wanted={wrong}>
      <p className="hint">{t('promise.make.hint')}</p>
      <PromiseFields value={promise} onChange={(next) => change({ promise: next })} />
    </Fold>
  )
}
