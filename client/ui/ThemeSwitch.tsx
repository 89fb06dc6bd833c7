import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseTheme, chosenTheme, isTheme } from '../device/theme.ts'
import { Icon } from './Icon.tsx'

export function ThemeSwitch() {
  const { t } = useTranslation('common')
  const id = useId()
  const [theme, setTheme] = useState(chosenTheme)
  const choose = (wish: string) => {
    const next = isTheme(wish) ? wish : null
    chooseTheme(next)
    setTheme(next)
  }
  return (
    <span className="pick">
      <label htmlFor={id} className="vh">
        {t('theme.label')}
      </label>
      <Icon name={theme === 'dark' ? 'moon' : 'sun'} size="s" />
      <select id={id} value={theme ?? 'device'} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="device">{t('theme.device')}</option>
        <option value="light">{t('theme.light')}</option>
        <option value="dark">{t('theme.dark')}</option>
      </select>
    </span>
  )
}
