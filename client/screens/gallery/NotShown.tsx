import type { PerspectiveId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'

/**
 * Voices that were wanted and that nobody who sat here last showed on their seat. Sensitive ones cannot be shown, so
 * their absence would say nothing and they are not asked about.
 */
export function NotShown({ tableId }: { tableId: string }) {
  const { t } = useTranslation('gallery')
  const perspectives = useRoot('perspectives')
  const seats = useRoot('seats')
  const people = useRoot('people')
  if (!perspectives || !seats || !people) return null
  const sat = Object.entries(seats).filter(([, at]) => at === tableId)
  if (sat.length === 0) return null
  const shown = new Set(sat.flatMap(([id]) => people[id as keyof typeof people]?.shown ?? []))
  const missing = Object.entries(perspectives)
    .filter(([id, { sensitive }]) => !sensitive && !shown.has(id as PerspectiveId))
    .sort(([, a], [, b]) => a.order - b.order)
  if (missing.length === 0) return null
  return (
    <section className="missing" aria-labelledby="missing">
      <h3 id="missing" className="kind">
        <Icon name="chair" size="s" />
        {t('missing.title')}
      </h3>
      <p className="meta">{t('missing.words')}</p>
      <ul>
        {missing.map(([id, { name }]) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
