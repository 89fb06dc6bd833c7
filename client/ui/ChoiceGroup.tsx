import { type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'

interface ChoiceGroupProps {
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  hideLegend?: boolean
  className?: string
  children: ReactNode
}

/** A question with several answers under one legend. */
export function ChoiceGroup({ legend, hint, error, hideLegend, className, children }: ChoiceGroupProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset {...(className ? { className } : {})} {...(described ? { 'aria-describedby': described } : {})}>
      <legend className={hideLegend ? 'vh' : 'label'}>{legend}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          <Icon name="warning" size="s" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  )
}
