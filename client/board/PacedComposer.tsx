import { useEffect, useRef, useState } from 'react'
import { useOpenCafe } from '../state/CafeProvider.tsx'
import { useOpenTable } from '../state/use-table.ts'
import { board } from './board-state.ts'
import { LayForm } from './LayForm.tsx'
import { newNoteId, type Paper } from './note-actions.ts'
import type { Point } from './place-free.ts'

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
  const { store, now } = useOpenCafe()
  const { tableId } = useOpenTable()
  const [words, setWords] = useState('')
  const unlaid = useRef('')
  unlaid.current = words
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
  return <LayForm label={label} words={words} onWords={setWords} onLay={lay} onLeave={rest} />
}
