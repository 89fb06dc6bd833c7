import { useTranslation } from 'react-i18next'
import { Foot } from '../../ui/Foot.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import './PrivacyScreen.css'

/** Sections in the order that people ask; each names its paragraphs in the words file. */
const sections: ReadonlyArray<{ id: string; icon: IconName; words: readonly string[] }> = [
  { id: 'kept', icon: 'note', words: ['words'] },
  { id: 'until', icon: 'hourglass', words: ['words'] },
  { id: 'who', icon: 'eye', words: ['hosts', 'unnamed', 'cloths', 'private', 'talk', 'count', 'reports', 'export'] },
  { id: 'not', icon: 'hidden', words: ['logs', 'third', 'account'] },
  { id: 'device', icon: 'lock', words: ['words'] },
  { id: 'limits', icon: 'warning', words: ['erase', 'leave', 'guess'] },
  { id: 'ask', icon: 'speak', words: ['words'] },
]

export default function PrivacyScreen() {
  const { t } = useTranslation('privacy')
  return (
    <Page title={t('title')} className="shell privacy" end={<LanguageSwitch />} footer={<Foot />}>
      <header>
        <h1>{t('title')}</h1>
        <p className="lead soft">{t('lead')}</p>
      </header>
      <div className="sheet">
        {sections.map((section) => (
          <section key={section.id} aria-labelledby={`privacy-${section.id}`}>
            <h2 id={`privacy-${section.id}`}>
              <Icon name={section.icon} />
              {t(`${section.id}.title`)}
            </h2>
            <div className="stack">
              {section.words.map((key) => (
                <p key={key}>{t(`${section.id}.${key}`)}</p>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Page>
  )
}
