import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMyCafes } from '../../device/my-cafes.ts'
import { useFormat } from '../../i18n/format.ts'
import { Foot } from '../../ui/Foot.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import './PrivacyScreen.css'

/** Sections in the order that people ask; each names its paragraphs in the words file. */
const sections: ReadonlyArray<{ id: string; icon: IconName; words: readonly string[] }> = [
  { id: 'kept', icon: 'note', words: ['words', 'devices'] },
  { id: 'until', icon: 'hourglass', words: ['words'] },
  { id: 'who', icon: 'eye', words: ['hosts', 'unnamed', 'cloths', 'private', 'talk', 'count', 'reports', 'export'] },
  { id: 'not', icon: 'hidden', words: ['logs', 'third', 'account'] },
  { id: 'device', icon: 'lock', words: ['words', 'plain', 'wipe'] },
  { id: 'limits', icon: 'warning', words: ['erase', 'leave', 'guess'] },
  { id: 'ask', icon: 'speak', words: ['words'] },
]

export default function PrivacyScreen() {
  const { t } = useTranslation('privacy')
  return (
    <Page title={t('title')} neutral className="shell privacy" end={<LanguageSwitch />} footer={<Foot />}>
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
              {section.id === 'until' && <OwnDates />}
            </div>
          </section>
        ))}
      </div>
    </Page>
  )
}

/** The date of each café that this browser knows, and of none that it does not. */
function OwnDates() {
  const { t } = useTranslation('privacy')
  const { date } = useFormat()
  const [cafes] = useState(() => new Map(listMyCafes().map((cafe) => [cafe.cafeId, cafe])))
  const dated = [...cafes.values()].flatMap(({ cafeId, title, keepUntil }) =>
    keepUntil === undefined ? [] : [{ cafeId, title, keepUntil }],
  )
  if (dated.length === 0) return null
  return (
    <>
      <p>{t('until.mine')}</p>
      <ul>
        {dated.map(({ cafeId, title, keepUntil }) => (
          <li key={cafeId}>{t('until.cafe', { title, date: date(keepUntil) })}</li>
        ))}
      </ul>
    </>
  )
}
