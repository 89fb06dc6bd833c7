import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../ui/TextInput.tsx'
import { CreditField } from './CreditField.tsx'
import { LanguagesField } from './LanguagesField.tsx'
import { PerspectiveFields } from './PerspectiveFields.tsx'
import type { OfferedPerspective, Profile } from './profile.ts'
import './profile.css'

interface ProfileFieldsProps {
  value: Profile
  onChange: (profile: Profile) => void
  /** Languages of the café, to choose from. */
  languages: readonly string[]
  perspectives: readonly OfferedPerspective[]
  errors: { [field in 'name' | 'organisation']?: string }
}

/** What a person may say of themselves, when they come and later. All of it but the name can be left out. */
export function ProfileFields({ value, onChange, languages, perspectives, errors }: ProfileFieldsProps) {
  const { t } = useTranslation('join')
  const set = (change: Partial<Profile>) => onChange({ ...value, ...change })
  return (
    <>
      <section className="profile-part">
        <TextInput
          label={t('profile.name')}
          hint={t('profile.nameHint')}
          error={errors.name}
          value={value.name}
          onChange={(name) => set({ name: withoutFaults(name) })}
          autoComplete="off"
          required
        />
        <LanguagesField
          legend={t('profile.languages')}
          hint={t('profile.languagesHint')}
          suggested={languages}
          value={value.languages}
          onChange={(chosen) => set({ languages: chosen })}
        />
      </section>
      {perspectives.length > 0 && (
        <PerspectiveFields
          offered={perspectives}
          value={value.perspectives}
          onChange={(chosen) => set({ perspectives: chosen })}
        />
      )}
      <section className="profile-part">
        <TextInput
          label={t('profile.organisation')}
          hint={t('profile.organisationHint')}
          error={errors.organisation}
          optional
          value={value.organisation}
          onChange={(organisation) => set({ organisation: withoutFaults(organisation) })}
          autoComplete="off"
        />
        <CreditField name={value.name} value={value.credit} onChange={(credit) => set({ credit })} />
      </section>
    </>
  )
}
