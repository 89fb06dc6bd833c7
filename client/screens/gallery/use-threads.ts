import type { ShownThread } from '@tablecloth/shared/harvest/thread.ts'
import { harvestDocument } from '@tablecloth/shared/protocol/documents.ts'
import { createContext, useContext, useEffect, useState } from 'react'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { followRoots } from './follow-roots.ts'

export interface TiedThread extends ShownThread {
  id: string
}

const NONE: readonly TiedThread[] = []

/** The threads between the tables, live, in an order that stays. */
export function useOpenedThreads(): readonly TiedThread[] {
  const cafe = useOpenCafe()
  const [threads, setThreads] = useState(NONE)
  useEffect(() => {
    const { document, release } = cafe.document(harvestDocument(cafe.cafeId))
    let before: unknown
    const stop = followRoots(document, ['threads'], ({ threads: root }) => {
      if (root === before) return
      before = root
      const tied = Object.entries((root ?? {}) as Record<string, ShownThread>)
      setThreads(tied.map(([id, thread]) => ({ ...thread, id })).sort((a, b) => (a.id < b.id ? -1 : 1)))
    })
    return () => {
      stop()
      release()
    }
  }, [cafe])
  return threads
}

export interface Threads {
  all: readonly TiedThread[]
  /** Takes the reader to another cloth. */
  go: (tableId: string) => void
}

export const ThreadsContext = createContext<Threads>({ all: NONE, go: () => {} })
export const useThreads = (): Threads => useContext(ThreadsContext)

const isAt = (tableId: string, noteId: string) => (end: ShownThread['from']) =>
  end.tableId === tableId && end.noteId === noteId

/** The threads of one note, each with its other end. */
export function useThreadsOf(tableId: string, noteId: string) {
  const here = isAt(tableId, noteId)
  return useThreads().all.flatMap(({ id, from, to, words }) => {
    const other = here(from) ? to : here(to) ? from : null
    return other ? [{ id, words, other }] : []
  })
}
