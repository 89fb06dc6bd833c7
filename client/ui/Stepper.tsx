import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'

interface StepperProps {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  hideLabel?: boolean
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  step?: number
  /** Words after the number: "minutes". */
  unit?: ReactNode
}

/** A number with less and more beside it. What is typed is kept as typed until it is a number within the bounds. */
export function Stepper({ label, hint, error, hideLabel, value, onChange, min, max, step = 1, unit }: StepperProps) {
  const { t } = useTranslation('common')
  const [typed, setTyped] = useState<string | null>(null)
  const within = (n: number) => Math.min(max, Math.max(min, n))
  const set = (n: number) => {
    setTyped(null)
    onChange(within(n))
  }
  const read = (words: string) => {
    setTyped(words)
    const n = Number(words)
    if (words.trim() !== '' && Number.isInteger(n) && n === within(n)) onChange(n)
  }
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      {(control) => (
        <span className="row">
          <span className="stepper">
            <Button
              variant="icon"
              icon="minus"
              aria-label={t('less')}
              aria-controls={control.id}
              disabled={value <= min}
              onClick={() => set(value - step)}
            />
            <input
              {...control}
              className="input"
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              step={step}
              value={typed ?? value}
              onChange={(event) => read(event.currentTarget.value)}
              onBlur={() => set(value)}
            />
            <Button
              variant="icon"
              icon="plus"
              aria-label={t('moreOf')}
              aria-controls={control.id}
              disabled={value >= max}
              onClick={() => set(value + step)}
            />
          </span>
          {unit && <span className="ui soft">{unit}</span>}
        </span>
      )}
    </Field>
  )
}
