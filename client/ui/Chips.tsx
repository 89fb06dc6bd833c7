import type { ReactNode } from 'react'
import { ChoiceGroup } from './ChoiceGroup.tsx'
import { paths } from './icons.ts'

export interface ChipOption {
  value: string
  label: ReactNode
  /** The language of the label itself, so that it is read and set as such. */
  lang?: string
}

interface ChipsProps {
  legend: ReactNode
  hint?: ReactNode
  hideLegend?: boolean
  options: readonly ChipOption[]
  value: readonly string[]
  onChange: (values: string[]) => void
  disabled?: boolean
  /** Stands after the last chip: a button that adds one. */
  children?: ReactNode
}

/** Several of many, each a small round label. The order of `value` is the order of the options. */
export function Chips({ legend, hint, hideLegend, options, value, onChange, disabled, children }: ChipsProps) {
  const toggle = (one: string, on: boolean) =>
    onChange(options.map((o) => o.value).filter((v) => (v === one ? on : value.includes(v))))
  return (
    <ChoiceGroup legend={legend} hint={hint} hideLegend={hideLegend ?? false} className="field">
      <div className="row wrap">
        {options.map((option) => (
          <label key={option.value} className="chip" {...(option.lang ? { lang: option.lang } : {})}>
            <input
              className="vh"
              type="checkbox"
              checked={value.includes(option.value)}
              disabled={disabled ?? false}
              onChange={(event) => toggle(option.value, event.currentTarget.checked)}
            />
            <svg className="i s sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d={paths.check} />
            </svg>
            <bdi>{option.label}</bdi>
          </label>
        ))}
        {children}
      </div>
    </ChoiceGroup>
  )
}
