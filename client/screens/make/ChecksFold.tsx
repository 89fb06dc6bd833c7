import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/Choice.tsx'
import { oneLine } from '../../ui/lines.ts'
import { Stepper } from '../../ui/Stepper.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { DraftCheck } from './draft.ts'
import { Fold } from './Fold.tsx'
import type { SectionProps } from './section.ts'

/** A question for everyone before the first round, and one after the last. */
export function ChecksFold({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('make')
  const { checkIn, checkOut } = draft
  const both = checkIn.wanted && checkOut.wanted
  const one = checkIn.wanted ? 'checks.checkIn' : checkOut.wanted ? 'checks.checkOut' : 'checks.none'
  return (
    <Fold
      title={t('checks.section')}
      summary={t(both ? 'checks.both' : one)}
      wanted={faults['checkIn.question'] ?? faults['checkOut.question']}
    >
      {(['checkIn', 'checkOut'] as const).map((part) => (
        <Check
          key={part}
          part={part}
          check={draft[part]}
          fault={faults[`${part}.question`]}
          onChange={(next) => change({ [part]: { ...draft[part], ...next } })}
        />
      ))}
    </Fold>
  )
}

interface CheckProps {
  part: 'checkIn' | 'checkOut'
  check: DraftCheck
  fault: string | undefined
  onChange: (change: Partial<DraftCheck>) => void
}

function Check({ part, check, fault, onChange }: CheckProps) {
  const { t } = useTranslation('make')
  return (
    <div className="stack">
      <Choice label={t(`checks.${part}`)} checked={check.wanted} onChange={(wanted) => onChange({ wanted })} />
      {check.wanted && (
        <div className="check">
          <TextArea
            label={t('checks.question')}
            error={fault}
            value={check.question}
            onChange={(words) => onChange({ question: oneLine(words) })}
            maxLength={LIMITS.question}
            rows={2}
          />
          <Stepper
            label={t('checks.minutes')}
            value={check.minutes}
            onChange={(minutes) => onChange({ minutes })}
            min={1}
            max={LIMITS.minutes.most}
            step={5}
          />
        </div>
      )}
    </div>
  )
}
