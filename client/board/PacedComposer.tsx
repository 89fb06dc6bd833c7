import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenCafe } from '../state/CafeProvider.tsx'
import { useOpenTable } from '../state/use-table.ts'
import { Button } from '../ui/Button.tsx'
import { board } from './board-state.ts'
import { NextNote } from './NextNote.tsx'
import { newNoteId, type Paper } from './note-actions.ts'
import type { Point } from './place-free.ts'
import { atMost } from './text-binding.ts'

interface PacedComposerProps {
  label: string
  buildsOn: string | null
  place: { near: (() => Point | undefined) | undefined; paper: Paper }
}

/**
 * A note of somebody who is to take their time: its words are theirs until they lay it, and then wait with those that wait
 * (`WaitingNotes`), which is no wait at all where the time has come.
 */
export function PacedComposer({ label, buildsOn, place }: PacedComposerProps) {
  const { t } = useTranslation(['table', 'hosting'])
  const { store, now } = useOpenCafe()
  const { tableId } = useOpenTable()
  const [words, setWords] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const unlaid = useRef('')
  unlaid.current = words
  useEffect(() => {
    field.current?.focus()
    field.current?.closest('.composer')?.scrollIntoView({ block: 'nearest' })
  }, [])
  const keep = useRef((_text: string, _waits?: true) => {})
  keep.current = (text, waits) => {
    if (text.trim() === '') return
    const { near, paper } = place
    const at = near?.()
    const note = {
      noteId: newNoteId(),
      text,
      createdAt: Math.round(now()),
      fields: buildsOn === null ? {} : { buildsOn },
      ...(at ? { place: { ...at, colour: paper } } : {}),
      tableId,
      ...(waits ? { waits } : {}),
    }
    store.setState(({ leftOvers }) => ({ leftOvers: [...leftOvers, note] }))
  }
  // Whatever takes the field away leaves the words.
  useEffect(() => () => keep.current(unlaid.current), [])
  const rest = () => {
    unlaid.current = ''
    setWords('')
    board.rest()
  }
  const lay = () => {
    keep.current(words, true)
    rest()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    lay()
  }
  return (
    <>
      <textarea
        ref={field}
        className="pen nodrag nowheel nopan"
        dir="auto"
        rows={2}
        maxLength={LIMITS.note}
        aria-label={label}
        placeholder={t('compose.placeholder')}
        value={words}
        onChange={(event) => setWords(atMost(withoutFaults(event.currentTarget.value), LIMITS.note))}
        onKeyDown={onKeyDown}
      />
      <NextNote />
      <div className="compose-foot">
        <Button small icon="check" onClick={lay}>
          {t('compose.lay')}
        </Button>
        <Button small variant="plain" onClick={rest}>
          {t('compose.leave')}
        </Button>
      </div>
    </>
  )
}
