import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { LineButtons } from '../../ui/LineButtons.tsx'
import { moved, newKey, oneLine, replaced } from '../../ui/lines.ts'
import { Stepper } from '../../ui/Stepper.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { DraftRound } from './draft.ts'
import type { SectionProps } from './section.ts'

/** Each round's question and its minutes, in order. */
export function RoundsField({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('make')
  const { rounds } = draft
  const set = (next: DraftRound[]) => change({ rounds: next })
  const talk = rounds.reduce((sum, round) => sum + round.minutes, 0)
  const move = (from: number, to: number) => {
    set(moved(rounds, from, to))
    announce(t('rounds.moved', { n: to + 1 }))
  }
  const remove = (at: number) => {
    set(rounds.filter((_, i) => i !== at))
    announce(t('rounds.removed', { n: at + 1 }))
  }
  return (
    <fieldset className="full">
      <legend className="label">
        {t('rounds.summary', { count: rounds.length, minutes: t('rounds.minutesOfTalk', { count: talk }) })}
      </legend>
      <ol className="rounds">
        {rounds.map((round, i) => (
          <li key={round.key}>
            <Tally count={i + 1} />
            <div className="question">
              <TextArea
                label={t('rounds.question', { n: i + 1 })}
                hideLabel
                error={faults[`rounds.${i}.question`]}
                value={round.question}
                onChange={(words) => set(replaced(rounds, i, { question: oneLine(words) }))}
                rows={2}
              />
            </div>
            <div className="tools">
              <Stepper
                label={t('rounds.minutes', { n: i + 1 })}
                hideLabel
                error={faults[`rounds.${i}.minutes`]}
                value={round.minutes}
                onChange={(minutes) => set(replaced(rounds, i, { minutes }))}
                min={1}
                max={LIMITS.minutes.most}
                step={5}
                unit={t('rounds.unit')}
              />
              <LineButtons
                at={i}
                count={rounds.length}
                words={(what) => t(`rounds.${what}`, { n: i + 1 })}
                onMove={move}
                {...(rounds.length > 1 ? { onRemove: remove } : {})}
              />
            </div>
          </li>
        ))}
      </ol>
      {rounds.length < LIMITS.rounds && (
        <Button
          small
          icon="plus"
          onClick={() => set([...rounds, { key: newKey(), question: '', minutes: rounds.at(-1)?.minutes ?? 20 }])}
        >
          {t('rounds.add')}
        </Button>
      )}
    </fieldset>
  )
}
