import type { GuestIdea } from '@tablecloth/shared/harvest/guest.ts'
import { useTranslation } from 'react-i18next'
import { GuestCard } from '../../board/GuestCard.tsx'

/** What travellers brought to this cloth from others. */
export function CameHere({ guests }: { guests: Readonly<Record<string, GuestIdea>> }) {
  const { t } = useTranslation('carry')
  const came = Object.entries(guests).sort(([, a], [, b]) => a.round - b.round)
  if (came.length === 0) return null
  return (
    <section aria-labelledby="came">
      <h3 id="came" className="round-title">
        {t('came')}
      </h3>
      <ul className="columns">
        {came.map(([id, guest]) => (
          <li key={id}>
            <GuestCard guest={guest} />
          </li>
        ))}
      </ul>
    </section>
  )
}
