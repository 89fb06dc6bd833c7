import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { type DraftLine, moved, newKey, replaced } from './draft.ts'
import { Fold } from './Fold.tsx'
import { LineButtons } from './LineButtons.tsx'
import { oneLine } from './RoundsField.tsx'
import type { SectionProps } from './section.ts'

/** How people agree to be here, line by line. */
export function AgreementFold({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation(['make', 'agreement'])
  const { agreement } = draft
  const set = (next: DraftLine[]) => change({ agreement: next })
  const count = agreement.length
  const wrong = Object.entries(faults).find(([field]) => field.startsWith('agreement'))?.[1]
  const move = (from: number, to: number) => {
    set(moved(agreement, from, to))
    announce(t('agreement.moved', { n: to + 1 }))
  }
  const remove = (at: number) => {
    set(agreement.filter((_, i) => i !== at))
    announce(t('agreement.removed', { n: at + 1 }))
  }
  return (
    <Fold
      title={t('agreement.section')}
      summary={count > 0 ? t('agreement:count', { count }) : t('agreement:none')}
      wanted={wrong}
    >
      <fieldset>
        <legend className="vh">{t('agreement.section')}</legend>
        <p className="hint">{t('agreement.hint')}</p>
        <ol className="lines">
          {agreement.map((line, i) => (
            <li key={line.key}>
              <div className="question">
                <TextArea
                  label={t('agreement.line', { n: i + 1 })}
                  hideLabel
                  error={faults[`agreement.${i}`]}
                  value={line.text}
                  onChange={(words) => set(replaced(agreement, i, { text: oneLine(words) }))}
                  maxLength={LIMITS.agreementLine}
                  rows={1}
                />
              </div>
              <LineButtons
                at={i}
                count={count}
                words={(what) => t(`agreement.${what}`, { n: i + 1 })}
                onMove={move}
                onRemove={remove}
              />
            </li>
          ))}
        </ol>
        {count < LIMITS.agreementLines && (
          <Button small icon="plus" onClick={() => set([...agreement, { key: newKey(), text: '' }])}>
            {t('agreement.add')}
          </Button>
        )}
      </fieldset>
    </Fold>
  )
}
