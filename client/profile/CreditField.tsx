import type { Credit } from '@tablecloth/shared/protocol/fields.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../ui/Choice.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'

interface CreditFieldProps {
  /** The name as typed so far. */
  name: string
  value: Credit
  onChange: (credit: Credit) => void
}

/** How one's words are signed where they are published. */
export function CreditField({ name, value, onChange }: CreditFieldProps) {
  const { t } = useTranslation('join')
  const group = useId()
  const own = name.trim()
  const choices: { credit: Credit; label: string; hint: string }[] = [
    {
      credit: 'name',
      label: own ? t('profile.creditNameAs', { name: own }) : t('profile.creditName'),
      hint: t('profile.creditNameHint'),
    },
    { credit: 'organisation', label: t('profile.creditOrganisation'), hint: t('profile.creditOrganisationHint') },
    { credit: 'table', label: t('profile.creditTable'), hint: t('profile.creditTableHint') },
    { credit: 'nobody', label: t('profile.creditNobody'), hint: t('profile.creditNobodyHint') },
  ]
  return (
    <ChoiceGroup legend={t('profile.credit')}>
      {choices.map(({ credit, label, hint }) => (
        <Choice
          key={credit}
          type="radio"
          name={group}
          value={credit}
          label={label}
          hint={hint}
          checked={value === credit}
          onChange={() => onChange(credit)}
        />
      ))}
    </ChoiceGroup>
  )
}
