import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Fold } from './Fold.tsx'
import type { SectionProps } from './section.ts'

/** Values and the keys of their words. */
const ADMISSION = { auto: 'auto', lobby: 'lobby' } as const
const CONSENT = { public: 'public', cafe: 'cafe', table: 'table' } as const
const CREDIT = { name: 'name', organisation: 'organisation', table: 'creditTable', nobody: 'nobody' } as const

/** Admission, and what becomes of words whose author says nothing else. */
export function HouseFold({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('make')
  const { admission, consentDefault, creditDefault } = draft
  return (
    <Fold
      title={t('house.section')}
      summary={t('house.summary', {
        admission: t(`house.${admission}`),
        consent: t(`house.${consentDefault}`),
      })}
      wanted={faults.admission ?? faults.consentDefault ?? faults.creditDefault}
    >
      <OneOf
        legend={t('house.admission')}
        words={ADMISSION}
        value={admission}
        onChange={(value) => change({ admission: value })}
      />
      <OneOf
        legend={t('house.consent')}
        words={CONSENT}
        value={consentDefault}
        onChange={(value) => change({ consentDefault: value })}
      />
      <OneOf
        legend={t('house.credit')}
        words={CREDIT}
        value={creditDefault}
        onChange={(value) => change({ creditDefault: value })}
      />
      <Choice
        label={t('house.plain')}
        hint={t('house.plainHint')}
        checked={draft.plainTitle ?? false}
        onChange={(plainTitle) => change({ plainTitle })}
      />
    </Fold>
  )
}

interface OneOfProps<Value extends string> {
  legend: string
  words: Readonly<Record<Value, string>>
  value: Value
  onChange: (value: Value) => void
}

function OneOf<Value extends string>({ legend, words, value, onChange }: OneOfProps<Value>) {
  const { t } = useTranslation('make')
  const group = useId()
  return (
    <ChoiceGroup legend={legend}>
      {(Object.keys(words) as Value[]).map((one) => {
        const key: string = words[one]
        return (
          <Choice
            key={one}
            type="radio"
            name={group}
            value={one}
            label={t(`house.${key}`)}
            hint={t(`house.${key}Hint`)}
            checked={one === value}
            onChange={() => onChange(one)}
          />
        )
      })}
    </ChoiceGroup>
  )
}
