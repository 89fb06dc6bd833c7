import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../i18n/languages.ts'
import { chooseLanguage } from '../i18n/setup.ts'
import { Icon } from './Icon.tsx'

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common')
  const id = useId()
  return (
    <span className="pick">
      <label htmlFor={id} className="vh">
        {t('language')}
      </label>
      <Icon name="globe" size="s" />
      <select
        id={id}
        value={i18n.resolvedLanguage ?? 'en'}
        onChange={(e) => void chooseLanguage(e.currentTarget.value)}
      >
        {languages.map((language) => (
          <option key={language.code} value={language.code} lang={language.code} dir={language.dir}>
            {language.name}
          </option>
        ))}
      </select>
    </span>
  )
}
