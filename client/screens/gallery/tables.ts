import type { CafeRoots, Table } from '@tablecloth/shared/cafe/state.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'

export interface LaidTable extends Table {
  id: string
  /** From 1: what its tally counts. */
  number: number
}

export const inOrder = (tables: CafeRoots['tables']): LaidTable[] =>
  Object.entries(tables)
    .map(([id, table]) => ({ ...table, id, number: table.order + 1 }))
    .sort((a, b) => a.order - b.order)

const NONE: CafeRoots['tables'] = {}

/** The tables of the café in their row. */
export function useTables(): readonly LaidTable[] {
  const tables = useRoot('tables') ?? NONE
  return useMemo(() => inOrder(tables), [tables])
}

/** Those at which people are seated. */
export function useOpenTables(): readonly LaidTable[] {
  const tables = useTables()
  return useMemo(() => tables.filter(({ closed }) => !closed), [tables])
}

/** How a table is named in a list of choices: with its number, unless its name ends in one already. */
export function useTableLabel(): (table: Pick<LaidTable, 'name' | 'number'>) => string {
  const { t } = useTranslation('gallery')
  return ({ name, number }) => (/\p{Nd}$/u.test(name) ? name : t('tableOf', { n: number, name }))
}
