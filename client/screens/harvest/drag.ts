import type { DragEvent } from 'react'

const KIND = 'application/x-tablecloth-note'

export const carryNote = (event: DragEvent, ref: string): void => {
  event.dataTransfer.setData(KIND, ref)
  event.dataTransfer.effectAllowed = 'copy'
}

/** Lets a part of the screen take a note that is dropped on it. */
export function takesNotes(take: ((ref: string) => void) | null) {
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
      take(event.dataTransfer.getData(KIND))
    },
  }
}
