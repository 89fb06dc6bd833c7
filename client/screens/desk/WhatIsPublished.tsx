import type { Consent } from '@tablecloth/shared/protocol/fields.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from './DeskProvider.tsx'

/** What of the notes would be published now, and what is held back and why: numbers alone. */
export function WhatIsPublished() {
  const { t } = useTranslation('desk')
  const tables = useDesk((state) => state.tables)
  const hidden = useDesk((state) => Object.keys(state.hidden).length)
  const sum = (consent: Consent) => Object.values(tables).reduce((all, { reach }) => all + (reach?.[consent] ?? 0), 0)
  const rows = [
    ['public', sum('public')],
    ['cafe', sum('cafe')],
    ['table', sum('table')],
    ['hidden', hidden],
  ] as const
  return (
    <section className="sheet stack" aria-labelledby="published">
      <h2 id="published">{t('published.title')}</h2>
      <p className="ui">{t('published.words')}</p>
      <ul className="published ui">
        {rows.map(([why, count]) => (
          <li key={why}>{t(`published.${why}`, { count })}</li>
        ))}
      </ul>
    </section>
  )
}
