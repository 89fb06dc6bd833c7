import { Trans, useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'

const facts: { key: string; icon: IconName }[] = [
  { key: 'private', icon: 'lock' },
  { key: 'count', icon: 'people' },
  { key: 'seat', icon: 'chair' },
  { key: 'leave', icon: 'door' },
]

/** Who sees what, beside the form that asks. */
export function GoodToKnow() {
  const { t } = useTranslation('join')
  return (
    <aside aria-labelledby="good-to-know">
      <h2 id="good-to-know">{t('know.title')}</h2>
      <ul className="know">
        {facts.map(({ key, icon }) => (
          <li key={key}>
            <Icon name={icon} />
            <span>
              <Trans t={t} i18nKey={`know.${key}`} components={[<b key="term" />]} />
            </span>
          </li>
        ))}
      </ul>
      <PrivacyLink />
    </aside>
  )
}
