import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { bindText } from '../../board/text-binding.ts'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/Field.tsx'
import { gatherHistoryOf } from './gather-history.ts'

interface SharedWordsProps {
  label: string
  hint?: ReactNode
  text: Y.Text
  most: number
  /** A name is one line of meaning, however many it takes on a phone: line breaks become spaces. */
  lines: 'one' | 'many'
}

/** Words that belong to everyone: what one types is merged with what the others type. */
export function SharedWords({ label, hint, text, most, lines }: SharedWordsProps) {
  const { t } = useTranslation('harvest')
  const area = useRef<HTMLTextAreaElement>(null)
  const [length, setLength] = useState<number | null>(null)
  useEffect(() => {
    const field = area.current
    if (!field) return
    // Before the binding's own listener, so that it never sees a line break.
    const unbreak = () => unbreakLines(field)
    if (lines === 'one') field.addEventListener('input', unbreak)
    const unbind = bindText(field, { text, most, tooLong: setLength })
    return () => {
      unbind()
      field.removeEventListener('input', unbreak)
    }
  }, [text, most, lines])
  return (
    <Field
      label={label}
      {...(hint ? { hint } : {})}
      {...(length === null ? {} : { error: t('tooLong', { what: label, most, length }) })}
    >
      {(control) => (
        <textarea
          {...control}
          ref={area}
          dir="auto"
          rows={lines === 'one' ? 1 : 2}
          autoComplete="off"
          className={classes('input', lines === 'one' && 'theme-name')}
          onBlur={() => {
            if (text.doc) gatherHistoryOf(text.doc).startStep()
          }}
          onKeyDown={(event) => {
            if (lines === 'one' && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
          }}
        />
      )}
    </Field>
  )
}

function unbreakLines(field: HTMLTextAreaElement): void {
  if (!field.value.includes('\n')) return
  const caret = field.selectionStart
  field.value = field.value.replaceAll('\n', ' ')
  field.setSelectionRange(caret, caret)
}
