import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { DocumentState } from '../connection/shared-document.ts'
import { useOpenCafe } from './CafeProvider.tsx'
import type { OpenTable, TableState } from './table-store.ts'

export const TableContext = createContext<OpenTable | null>(null)

/** How long a table that said that the seat is elsewhere is left alone while the café says that it is here, in ms. */
const AGAIN_MS = 1000

/**
 * Opens a table for as long as the screen stands; `null` until then. Hand it to `<TableContext value={table}>`. A seat that
 * was moved away and straight back may be told of as if nothing had been: the table is then opened again.
 */
export function useOpenedTable(tableId: string | null): OpenTable | null {
  const cafe = useOpenCafe()
  const [table, setTable] = useState<OpenTable | null>(null)
  useEffect(() => {
    if (tableId === null) return
    let again: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      const { table: opened, release } = cafe.table(tableId)
      const unfollow = opened.document.state.subscribe(({ ended }) => {
        if (ended?.code === 'seat_moved') again ??= setTimeout(reopen, AGAIN_MS)
      })
      setTable(opened)
      return () => {
        unfollow()
        release()
      }
    }
    const reopen = () => {
      again = undefined
      const letGo = close
      close = open()
      letGo()
    }
    let close = open()
    return () => {
      clearTimeout(again)
      setTable(null)
      close()
    }
  }, [cafe, tableId])
  return table
}

/** The table that this part of the screen belongs to. */
export function useOpenTable(): OpenTable {
  const table = useContext(TableContext)
  if (!table) throw new Error('There is no table around this part')
  return table
}

/** A part of the table's contents, drawn again only when it changes. */
export function useTableState<T>(select: (state: TableState) => T): T {
  return useStore(useOpenTable().store, select)
}

/** Where the table's document stands: connected, saved, ended. */
export function useTableDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useOpenTable().document.state, select)
}
