import type { Person, Table } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useMemo } from 'react'
import { useMe, useRoot, useTable } from '../../state/hooks.ts'
import { useOpenTable, useTableDocument } from '../../state/use-table.ts'

interface Here {
  tableId: string
  table: Table | undefined
  /** From 0. */
  order: number
  round: number
  rounds: number
  question: string
}

/** The table one looks at, and what is asked there now. */
export function useHere(): Here {
  const { tableId } = useOpenTable()
  const table = useTable(tableId)
  const state = useRoot('state')
  const rounds = useRoot('rounds')
  const round = state?.round ?? 0
  const question = table?.question || rounds?.[round]?.question || ''
  return { tableId, table, order: table?.order ?? 0, round, rounds: Object.keys(rounds ?? {}).length, question }
}

export interface Seated {
  id: string
  person: Person
  host: boolean
  you: boolean
}

/** Who sits here now, by name. */
export function useSeated(): Seated[] {
  const { tableId, table } = useHere()
  const seats = useRoot('seats')
  const people = useRoot('people')
  const me = useMe()?.participantId
  const hostId = table?.hostId
  return useMemo(
    () =>
      Object.entries(seats ?? {})
        .filter(([, at]) => at === tableId)
        .flatMap(([id]) => {
          const person = people?.[id as ParticipantId]
          return person && !person.gone ? [{ id, person, host: id === hostId, you: id === me }] : []
        })
        .sort((a, b) => a.person.name.localeCompare(b.person.name)),
    [seats, people, tableId, hostId, me],
  )
}

/** Whether one is this table's host. */
export function useIsTableHost(): boolean {
  const { table } = useHere()
  const me = useMe()?.participantId
  return me !== undefined && table?.hostId === me
}

/** How many of one's own notes only this tab has. */
export function useWaitingNotes(): number {
  return useTableDocument(({ unsaved }) => [...unsaved].filter((key) => key.startsWith('notes/')).length)
}

/** Whether what is written here waits in this tab. */
export const useIsOffline = (): boolean => useTableDocument((state) => state.status === 'offline')
