import { useCallback } from 'react'
import type * as Y from 'yjs'
import { useOpenCafe } from '../state/CafeProvider.tsx'
import { nameIn, useCafe, useIsHost, useMe, useMyTableId, usePhase, useTable } from '../state/hooks.ts'
import type { TableNote, TableState } from '../state/table-store.ts'
import { useKeepsWords } from '../state/use-may.ts'
import { useOpenTable, useTableDocument, useTableState } from '../state/use-table.ts'
import { board } from './board-state.ts'
import { createNote, deleteNote, moveNote, type NewNote, type Paper } from './note-actions.ts'
import { type Box, belowParent, middleOf, NOTE_SIZE, type Point, placeFree, placesFor, sizeOf } from './place-free.ts'

/** Whether one may write on this cloth now. */
export function useCanWrite(): boolean {
  const { tableId } = useOpenTable()
  const host = useIsHost()
  const keepsWords = useKeepsWords()
  const phase = usePhase()
  const seat = useMyTableId()
  const lies = useCafe(({ me }) => me?.role === 'device' && me.tableId === tableId)
  const frozen = useTable(tableId)?.frozen ?? false
  const ended = useTableDocument((state) => state.ended !== null)
  // In the gallery walk nobody writes on what is being read.
  if (ended || phase === undefined || phase === 'gallery' || phase === 'closed') return false
  return keepsWords || ((host || lies || seat === tableId) && !frozen && (phase === 'round' || phase === 'between'))
}

export const useDoc = (): Y.Doc => useTableDocument((state) => state.doc)

export function useOwnId(): string {
  const me = useMe()
  return me?.participantId ?? ''
}

/** The name beside a note, of whoever said it; `null` on one that carries none. */
export function useAuthorName(note: Pick<TableNote, 'author' | 'voice' | 'signed'> | undefined): string | null {
  const said = note?.voice ?? note?.author ?? null
  const name = useCafe(({ cafe }) => (said === null ? null : (nameIn(cafe, said) ?? null)))
  return name ?? (note?.signed?.label || null)
}

/** Whether the note is somebody's who has it open just now. */
export function useIsWritten(noteId: string): boolean {
  return useTableState(({ presence }) => presence.some(({ writing }) => writing === noteId))
}

export type SavedState = 'saved' | 'waiting'

/** Whether the server has everything of an own note. */
export function useSaved(noteId: string): SavedState {
  return useTableDocument(({ unsaved }) => (unsaved.has(`notes/${noteId}`) ? 'waiting' : 'saved'))
}

type Measured = (id: string) => { width: number; height: number } | undefined

/** Where every note lies, in the plane's pixels; sizes as measured, if they were. */
export function boxesOf(
  { order, layout, notes }: Pick<TableState, 'order' | 'layout' | 'notes'>,
  measured?: Measured,
): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const id of order) {
    const place = layout[id]
    if (place) boxes.set(id, { x: place.x, y: place.y, ...(measured?.(id) ?? sizeOf(notes[id]?.text ?? '')) })
  }
  const lost = order.filter((id) => !layout[id])
  for (const [id, place] of placesFor(lost, [...boxes.values()])) boxes.set(id, { ...place, ...NOTE_SIZE })
  return boxes
}

interface Begin {
  text: string
  buildsOn: string | null
  /** Who says it, at a table's device. */
  voice?: string | null
  paper?: Paper | undefined
  /** Where the person is looking; the middle of the notes if nobody knows. */
  near?: Point | undefined
  measured?: Measured | undefined
  /** Of a note that had waited: what it had. */
  again?: Pick<NewNote, 'id' | 'lang' | 'credit' | 'consent'>
}

/** Lays a new note of one's own on the cloth, at a free place. */
export function useBegin(): (begin: Begin) => string {
  const cafe = useOpenCafe()
  const table = useOpenTable()
  const me = useOwnId()
  return useCallback(
    ({ text, buildsOn, voice, paper, near, measured, again }) => {
      const boxes = boxesOf(table.store.getState(), measured)
      const parent = buildsOn ? boxes.get(buildsOn) : undefined
      const wish = parent ? belowParent(parent) : (near ?? middleOf([...boxes.values()]))
      const place = { ...placeFree([...boxes.values()], wish), ...(paper ? { colour: paper } : {}) }
      if (cafe.store.getState().me?.slowed) cafe.store.setState({ laidAt: cafe.now() })
      return createNote(table.document.state.getState().doc, {
        text,
        author: me,
        at: cafe.now(),
        place,
        ...(buildsOn ? { buildsOn } : {}),
        ...(voice ? { voice } : {}),
        ...again,
      })
    },
    [cafe, table, me],
  )
}

/** A note that grew while it was written is moved off the notes that it came to lie on. */
export function useSettle(): (noteId: string, measured?: Measured) => void {
  const table = useOpenTable()
  return useCallback(
    (noteId, measured) => {
      const boxes = boxesOf(table.store.getState(), measured)
      const own = boxes.get(noteId)
      boxes.delete(noteId)
      if (own) moveNote(table.document.state.getState().doc, noteId, placeFree([...boxes.values()], own, own))
    },
    [table],
  )
}

/** Takes an own note back; it can come back until something else is undone. */
export function useWithdraw(): (noteId: string) => void {
  const doc = useDoc()
  return useCallback(
    (noteId) => {
      deleteNote(doc, noteId)
      board.withdrew(true)
    },
    [doc],
  )
}
