import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useRoot } from '../state/hooks.ts'
import { Choice } from '../ui/Choice.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'

const CREDITS: readonly Credit[] = ['name', 'organisation', 'table', 'nobody']
const CONSENTS: readonly Consent[] = ['table', 'cafe', 'public']

interface NoteChoice<Of> {
  /** What the note says itself; without it, what holds here. */
  value: Of | undefined
  onChange: (value: Of) => void
}

/** Whose name goes with a note of one's own. */
export function CreditChoice({ value, onChange }: NoteChoice<Credit>) {
  const { t } = useTranslation('table')
  const me = useMe()
  const info = useRoot('info')
  const name = useId()
  const credit = value ?? me?.credit ?? info?.creditDefault
  const credits = me?.organisation ? CREDITS : CREDITS.filter((one) => one !== 'organisation')
  return (
    <ChoiceGroup legend={t('credit.legend')} hint={t('credit.hint')}>
      {credits.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={name}
          label={t(`credit.${one}`)}
          checked={credit === one}
          onChange={() => onChange(one)}
        />
      ))}
    </ChoiceGroup>
  )
}

/** How far a note of one's own may go. */
export function ConsentChoice({ value, onChange }: NoteChoice<Consent>) {
  const { t } = useTranslation('table')
  const info = useRoot('info')
  const name = useId()
  const consent = value ?? info?.consentDefault
  return (
    <ChoiceGroup legend={t('consent.legend')}>
      {CONSENTS.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={name}
          label={t(`consent.${one}`)}
          hint={t(`consent.${one}Hint`)}
          checked={consent === one}
          onChange={() => onChange(one)}
        />
      ))}
    </ChoiceGroup>
  )
}
