import { type KeyboardEvent, useCallback } from 'react'
import { useOpenTable } from '../state/use-table.ts'
import { board, useBoard } from './board-state.ts'
import { historyOf } from './history.ts'
import { useCanWrite, useDoc, useOwnId, useWithdraw } from './use-cloth.ts'

/** Opens a note's words, if they are one's own. */
export function useEditIfOwn(): (noteId: string) => void {
  const table = useOpenTable()
  const me = useOwnId()
  const canWrite = useCanWrite()
  return useCallback(
    (noteId) => {
      if (canWrite && table.store.getState().notes[noteId]?.author === me) board.edit(noteId)
    },
    [table, me, canWrite],
  )
}

const inField = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null

/** N new, B build on, Enter edit, Delete withdraw, Ctrl+Z undo, with Shift redo. Letters act on the note that is chosen. */
export function useBoardKeys(): (event: KeyboardEvent) => void {
  const table = useOpenTable()
  const doc = useDoc()
  const me = useOwnId()
  const canWrite = useCanWrite()
  const edit = useEditIfOwn()
  const withdraw = useWithdraw()
  return useCallback(
    (event) => {
      if (!canWrite || inField(event.target) || event.altKey) return
      const key = event.key.toLowerCase()
      if (event.ctrlKey || event.metaKey) {
        if (key !== 'z' && key !== 'y') return
        event.preventDefault()
        if (key === 'y' || event.shiftKey) historyOf(doc).redo()
        else historyOf(doc).undo()
        return
      }
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null
      const chosen = useBoard.getState().selected
      const note = chosen ? table.store.getState().notes[chosen] : undefined
      const act = (what: () => void) => {
        event.preventDefault()
        what()
      }
      // By place on the keyboard too, so that N and B are there in every script.
      if (key === 'n' || event.code === 'KeyN') act(() => board.write())
      else if (!note) return
      else if (key === 'b' || event.code === 'KeyB') act(() => board.write(note.id))
      else if (onButton) return
      else if (key === 'enter') act(() => (note.author === me ? edit(note.id) : board.choose(note.id)))
      else if ((key === 'delete' || key === 'backspace') && note.author === me) act(() => withdraw(note.id))
    },
    [table, doc, me, canWrite, edit, withdraw],
  )
}
