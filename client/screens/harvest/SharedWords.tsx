import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { bindText, type TextField } from '../../board/text-binding.ts'
import { Field } from '../../ui/Field.tsx'

interface SharedWordsProps {
  label: ReactNode
  hint?: ReactNode
  text: Y.Text
  most: number
  lines: 'one' | 'many'
  readOnly: boolean
  placeholder?: string
}

/** Words that belong to everyone: what one types is merged with what the others type. */
export function SharedWords({ label, hint, text, most, lines, readOnly, placeholder }: SharedWordsProps) {
  const input = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // An input of the kind "text" always has a selection.
    const field = (input.current ?? area.current) as TextField | null
    return field ? bindText(field, { text, most }) : undefined
  }, [text, most])
  const same: Pick<ComponentProps<'input'>, 'dir' | 'readOnly' | 'maxLength' | 'placeholder'> = {
    dir: 'auto',
    readOnly,
    maxLength: most,
    ...(placeholder ? { placeholder } : {}),
  }
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(control) =>
        lines === 'one' ? (
          <input {...same} {...control} ref={input} className="input theme-name" autoComplete="off" />
        ) : (
          <textarea {...same} {...control} ref={area} className="input" rows={2} />
        )
      }
    </Field>
  )
}
