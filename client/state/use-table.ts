import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { DocumentState } from '../connection/shared-document.ts'
import { useOpenCafe } from './CafeProvider.tsx'
import type { OpenTable, TableState } from './table-store.ts'

export const TableContext = createContext<OpenTable | null>(null)

/** Opens a table for as long as the screen stands; `null` until then. Hand it to `<TableContext value={table}>`. */
export function useOpenedTable(tableId: string | null): OpenTable | null {
  const cafe = useOpenCafe()
  const [table, setTable] = useState<OpenTable | null>(null)
  useEffect(() => {
    if (tableId === null) return
    const { table: opened, release } = cafe.table(tableId)
    setTable(opened)
    return () => {
      setTable(null)
      release()
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
