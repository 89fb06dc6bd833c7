import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'

export interface FieldWords {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Says "if you like" beside the label. */
  optional?: boolean
  hideLabel?: boolean
}

export interface Control {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

interface FieldProps extends FieldWords {
  children: (control: Control) => ReactNode
}

/** A label, a control, and what helps or went wrong, tied together for readers. */
export function Field({ label, hint, error, optional, hideLabel, children }: FieldProps) {
  const { t } = useTranslation('common')
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const control: Control = {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'vh' : 'label'}>
        {label}
        {optional && <span className="hint"> {t('optional')}</span>}
      </label>
      {children(control)}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          <Icon name="warning" size="s" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
