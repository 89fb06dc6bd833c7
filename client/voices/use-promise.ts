import type { AgreedPromise } from '@tablecloth/shared/cafe/state.ts'
import { type TalkPromise, USUAL_PROMISE } from '@tablecloth/shared/voices/promise.ts'
import { useIsHost, useMe, useRoot, useTable } from '../state/hooks.ts'
import { useMay } from '../state/use-may.ts'
import { useOpenTable, useTableState } from '../state/use-table.ts'

interface TablePromise {
  promise: TalkPromise
  /** Who changed it last; `null` while the café's own holds. */
  by: string | null
  /** Whether one may change it here. */
  mayChange: boolean
}

/** How the table one looks at wants to be helped. */
export function useTablePromise(): TablePromise {
  const { tableId } = useOpenTable()
  const own = useTableState((state) => state.promise)
  const usual = useRoot('info')?.promise ?? USUAL_PROMISE
  const hostId = useTable(tableId)?.hostId
  const me = useMe()?.participantId
  const host = useIsHost()
  const may = useMay()
  const agreed = isAgreed(own) ? own : null
  return {
    promise: agreed ?? usual,
    by: agreed?.by ?? null,
    mayChange: host ? may('agree-promise') : hostId === undefined || hostId === me,
  }
}

const isAgreed = (own: object): own is AgreedPromise => 'by' in own
