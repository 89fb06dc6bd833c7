import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'checked'> {
  type?: 'checkbox' | 'radio'
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A box or a ring with its words; the whole row can be pressed. */
export function Choice({ type = 'checkbox', label, hint, checked, onChange, className, ...rest }: ChoiceProps) {
  const id = useId()
  return (
    <label className={classes('choice', className)}>
      <input
        {...rest}
        className="tick"
        type={type}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-labelledby={`${id}-label`}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
      />
      <span>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
