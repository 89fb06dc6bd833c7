import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { copyText } from './copy-text.ts'
import { Field } from './Field.tsx'

interface CopyFieldProps {
  label: ReactNode
  value: string
  hint?: ReactNode
  /** A link that opens a door for whoever has it: dotted out until asked for. */
  secret?: boolean
}

export function CopyField({ label, value, hint, secret = false }: CopyFieldProps) {
  const { t } = useTranslation('common')
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'rest' | 'copied' | 'selected'>('rest')
  const [shown, setShown] = useState(!secret)
  const copy = async () => {
    const done = await copyText(value, shown ? input.current : null)
    if (!done) setShown(true)
    setState(done ? 'copied' : 'selected')
    announce(t(done ? 'copied' : 'selectAndCopy'))
  }
  return (
    <Field label={label} hint={state === 'selected' ? t('selectAndCopy') : hint}>
      {(control) => (
        <div className="row wrap">
          <input
            {...control}
            ref={input}
            className="input grow"
            dir="ltr"
            readOnly
            type={shown ? 'text' : 'password'}
            autoComplete="off"
            value={value}
            onFocus={(event) => event.currentTarget.select()}
          />
          {secret && (
            <Button
              variant="icon"
              icon={shown ? 'hidden' : 'eye'}
              aria-label={t(shown ? 'conceal' : 'show')}
              onClick={() => setShown(!shown)}
            />
          )}
          <Button icon={state === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
            {t(state === 'copied' ? 'copied' : 'copy')}
          </Button>
        </div>
      )}
    </Field>
  )
}
