import type { GuestIdea } from '@tablecloth/shared/harvest/guest.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CreditWords } from '../screens/gallery/CreditWords.tsx'
import { useRoot } from '../state/hooks.ts'
import { Icon } from '../ui/Icon.tsx'

/** An idea of another table, with where it came from. It has a ticket's edge, and nobody moves it. */
export function GuestCard({ guest, end }: { guest: GuestIdea; end?: ReactNode }) {
  const { t, i18n } = useTranslation('carry')
  const from = useRoot('tables')?.[guest.from]?.name ?? ''
  return (
    <article className="note ticket" data-paper={guest.paper ?? 'white'} dir="auto">
      <p className="kind" dir={i18n.dir()}>
        <Icon name="tray" size="s" />
        {t('from', { table: from })} · {t('round', { n: guest.round + 1 })}
      </p>
      <p className="words" dir="auto" {...(guest.lang ? { lang: guest.lang } : {})}>
        {guest.text}
      </p>
      <footer>
        <span>
          <CreditWords credit={guest.credit} />
        </span>
        {end && <span className="end">{end}</span>}
      </footer>
    </article>
  )
}
