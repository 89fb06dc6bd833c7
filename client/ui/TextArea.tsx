import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldWords } from './Field.tsx'

interface TextAreaProps extends FieldWords, Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'id'> {
  value: string
  onChange: (value: string) => void
}

/** Several lines; grows with its words where the browser can. */
export function TextArea({ label, hint, error, optional, hideLabel, onChange, className, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(control) => (
        <textarea
          dir="auto"
          rows={3}
          {...rest}
          {...control}
          className={classes('input', className)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
