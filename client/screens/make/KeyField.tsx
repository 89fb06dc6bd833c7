import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'

interface KeyFieldProps {
  value: string
  error: string | undefined
  onChange: (key: string) => void
}

/** The organiser's key, where the server asks for one. */
export function KeyField({ value, error, onChange }: KeyFieldProps) {
  const { t } = useTranslation('make')
  return (
    <TextInput
      label={t('you.key')}
      hint={t('you.keyHint')}
      error={error}
      type="password"
      dir="ltr"
      value={value}
      onChange={onChange}
      autoComplete="off"
    />
  )
}
