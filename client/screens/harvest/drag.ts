import type { DragEvent } from 'react'

const KIND = 'application/x-tablecloth-note'

/** Carries one note, or all that are chosen. */
export const carryNotes = (event: DragEvent, refs: readonly string[]): void => {
  event.dataTransfer.setData(KIND, refs.join('\n'))
  event.dataTransfer.effectAllowed = 'copy'
}

/** Lets a part of the screen take notes that are dropped on it. */
export function takesNotes(take: ((refs: string[]) => void) | null) {
  if (!take) return {}
  const isNote = (event: DragEvent) => event.dataTransfer.types.includes(KIND)
  const mark = (event: DragEvent, over: boolean) => event.currentTarget.classList.toggle('over', over)
  return {
    onDragOver: (event: DragEvent) => {
      if (!isNote(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      mark(event, true)
    },
    onDragLeave: (event: DragEvent) => mark(event, false),
    onDrop: (event: DragEvent) => {
      mark(event, false)
      if (!isNote(event)) return
      event.preventDefault()
      take(event.dataTransfer.getData(KIND).split('\n'))
    },
  }
}
