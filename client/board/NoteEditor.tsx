import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenTable } from '../state/use-table.ts'
import { textOf } from './note-actions.ts'
import { bindText } from './text-binding.ts'
import { useDoc } from './use-cloth.ts'

/** From here on the field says how much room is left. */
const NEAR_THE_END = 1800

interface NoteEditorProps {
  label: string
  placeholder?: string
  /** The note whose words are open; without one, the first words make it. */
  noteId: string | null
  begin?: (words: string) => string
  onDone: (noteId: string | null, words: string) => void
}

/** The words of one note, written where everyone reads them. */
export function NoteEditor({ label, placeholder, noteId, begin, onDone }: NoteEditorProps) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const table = useOpenTable()
  const field = useRef<HTMLTextAreaElement>(null)
  const begun = useRef(noteId)
  const beginning = useRef(begin)
  beginning.current = begin
  const [length, setLength] = useState(0)
  const limit = useId()

  useEffect(() => {
    const element = field.current
    if (!element) return
    const unbind = bindText(element, {
      most: LIMITS.note,
      text: begun.current ? textOf(doc, begun.current) : null,
      begin(words) {
        const id = beginning.current?.(words)
        if (!id) return null
        begun.current = id
        table.show({ writing: id })
        return textOf(doc, id)
      },
      changed: (words) => setLength(words.length),
    })
    return unbind
  }, [doc, table])

  useEffect(() => {
    const element = field.current
    if (!element) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
    setLength(element.value.length)
  }, [])

  useEffect(() => {
    if (begun.current) table.show({ writing: begun.current })
    // Nothing is said where nothing was: somebody may be about to write without a name.
    return () => {
      if (begun.current) table.show({ writing: null })
    }
  }, [table])

  const done = () => onDone(begun.current, field.current?.value ?? '')
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const finish = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!finish || event.nativeEvent.isComposing) return
    event.preventDefault()
    done()
  }
  const nearEnd = length >= NEAR_THE_END
  return (
    <>
      <textarea
        ref={field}
        className="pen nodrag nowheel nopan"
        dir="auto"
        rows={2}
        maxLength={LIMITS.note}
        aria-label={label}
        placeholder={placeholder}
        enterKeyHint="enter"
        autoCapitalize="sentences"
        spellCheck
        {...(nearEnd ? { 'aria-describedby': limit } : {})}
        onKeyDown={onKeyDown}
      />
      {nearEnd && (
        <p className="meta room-left" id={limit} role="status">
          {t('note.roomLeft', { count: Math.max(0, LIMITS.note - length) })}
        </p>
      )}
    </>
  )
}
