import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldWords } from './Field.tsx'

interface TextInputProps extends FieldWords, Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id'> {
  value: string
  onChange: (value: string) => void
}

export function TextInput({ label, hint, error, optional, hideLabel, onChange, className, ...rest }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} hideLabel={hideLabel ?? false}>
      {(control) => (
        <input
          dir="auto"
          {...rest}
          {...control}
          className={classes('input', className)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
