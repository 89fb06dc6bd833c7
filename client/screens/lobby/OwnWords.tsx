import type { Credit } from '@tablecloth/shared/protocol/fields.ts'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { ownLanguageName } from '../../profile/language-names.ts'
import { useMe } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useOfferedPerspectives } from './use-offered-perspectives.ts'

const ProfileDialog = lazy(() => import('./ProfileDialog.tsx'))

const CREDIT_WORDS: Record<Credit, string> = {
  name: 'me.creditName',
  organisation: 'me.creditOrganisation',
  table: 'me.creditTable',
  nobody: 'me.creditNobody',
}
const CIRCLE_ICONS: Record<string, IconName> = { private: 'lock', count: 'people', seat: 'chair' }

/** What one has said of oneself, and who sees each of it. */
export function OwnWords() {
  const { t } = useTranslation('lobby')
  const { list } = useFormat()
  const me = useMe()
  const offered = useOfferedPerspectives()
  const [changing, setChanging] = useState(false)
  if (!me) return null
  const nameOf = (id: string) => offered.find((one) => one.id === id)?.name
  const signed = me.credit === 'nobody' ? 'me.unsigned' : 'me.signed'
  return (
    <section aria-labelledby="own-words">
      <h2 id="own-words">{t('me.title')}</h2>
      <dl className="own">
        <Said term={t('me.name')} who={t('me.everyone')} icon="people">
          <bdi>{me.name}</bdi>
        </Said>
        {me.languages.length > 0 && (
          <Said term={t('me.languages')} who={t('me.everyone')} icon="people">
            {list(me.languages.map(ownLanguageName))}
          </Said>
        )}
        {me.perspectives.map(({ id, show }) => {
          const name = nameOf(id)
          return name === undefined ? null : (
            <Said key={id} term={<bdi>{name}</bdi>} who={t(`me.${show}`)} icon={CIRCLE_ICONS[show] ?? 'lock'} />
          )
        })}
        {me.organisation && (
          <Said
            term={t('me.organisation')}
            who={t(me.credit === 'organisation' ? 'me.signed' : 'me.unsigned')}
            icon={me.credit === 'organisation' ? 'eye' : 'lock'}
          >
            <bdi>{me.organisation}</bdi>
          </Said>
        )}
        <Said term={t('me.credit')} who={t(signed)} icon={me.credit === 'nobody' ? 'lock' : 'eye'}>
          {t(CREDIT_WORDS[me.credit])}
        </Said>
      </dl>
      <Button small icon="pen" onClick={() => setChanging(true)}>
        {t('me.change')}
      </Button>
      {changing && (
        <Suspense>
          <ProfileDialog me={me} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </section>
  )
}

interface SaidProps {
  term: ReactNode
  who: string
  icon: IconName
  children?: ReactNode
}

function Said({ term, who, icon, children }: SaidProps) {
  const { t } = useTranslation('lobby')
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children && <span className="said">{children}</span>}
        <span className="meta who">
          <Icon name={icon} size="s" />
          {t('me.seenBy', { who })}
        </span>
      </dd>
    </div>
  )
}
