import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { copySelection, writeClipboard } from './copy-text.ts'
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
    let done = await writeClipboard(value)
    if (!done) {
      flushSync(() => setShown(true))
      done = input.current !== null && copySelection(input.current)
    }
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
            autoComplete="off"
            value={shown ? value : '•'.repeat(24)}
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
