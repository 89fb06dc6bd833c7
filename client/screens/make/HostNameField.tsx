import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'

interface HostNameFieldProps {
  value: string
  error?: string | undefined
  onChange: (name: string) => void
}

/** By which name the organiser is shown. */
export function HostNameField({ value, error, onChange }: HostNameFieldProps) {
  const { t } = useTranslation('make')
  return (
    <TextInput
      label={t('you.name')}
      hint={t('you.hint')}
      error={error}
      placeholder={t('you.host')}
      value={value}
      onChange={(name) => onChange(withoutFaults(name))}
      autoComplete="off"
    />
  )
}
