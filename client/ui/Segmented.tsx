import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface Segment<Value extends string> {
  value: Value
  label: ReactNode
  icon?: IconName
  disabled?: boolean
}

interface SegmentedProps<Value extends string> {
  legend: ReactNode
  hideLegend?: boolean
  options: ReadonlyArray<Segment<Value>>
  value: Value
  onChange: (value: Value) => void
  wide?: boolean
}

/** One of a few, side by side: native radios, so arrows move the choice. */
export function Segmented<Value extends string>({
  legend,
  hideLegend = true,
  options,
  value,
  onChange,
  wide,
}: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className={hideLegend ? 'vh' : 'label'}>{legend}</legend>
      <div className={classes('seg', wide && 'wide')}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              className="vh"
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} size="s" />}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
