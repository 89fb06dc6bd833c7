import { asId, type TableId } from '@tablecloth/shared/ids.ts'
import type { HandKind } from '@tablecloth/shared/voices/hands.ts'
import { useCafe, useIsHost, useMe, useMyTableId, useNow, usePhase, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useOpenTable, useTableState } from '../../state/use-table.ts'
import { useTablePromise } from '../../voices/use-promise.ts'

interface MyFloor {
  /** Whether tapping for the floor means anything now. */
  open: boolean
  /** As a host who has stepped in: speaks, and does not queue. */
  visiting: boolean
  /** Whether hands go up here. */
  queue: boolean
  speaking: boolean
  queued: boolean
  speak: () => void
  finish: () => void
  join: (kind?: HandKind, later?: boolean) => void
  leave: () => void
}

/** Whether the round and the connection allow taps, to whoever sits here or, as a host, has stepped in where somebody sits. */
function useIsOpen(): boolean {
  const { tableId } = useOpenTable()
  const phase = usePhase()
  const seat = useMyTableId()
  const host = useIsHost()
  const taken = useCafe(({ cafe }) => Object.values(cafe?.seats ?? {}).includes(asId<TableId>(tableId)))
  const online = useCafe((state) => state.status === 'online')
  return phase === 'round' && (seat === tableId || (host && taken)) && online
}

/** One's own part in who has the floor. */
export function useMyFloor(): MyFloor {
  const me = useMe()?.participantId
  const speaking = useTableState((state) => state.speaking.current.some(({ participantId }) => participantId === me))
  const queued = useTableState((state) => state.speaking.queue.some(({ participantId }) => participantId === me))
  const open = useIsOpen()
  const { promise } = useTablePromise()
  const { tableId } = useOpenTable()
  const host = useIsHost()
  const run = useCommand()
  return {
    open,
    visiting: host,
    queue: promise.queue && !host,
    speaking,
    queued,
    speak: () => void run({ type: 'start-turn', ...(host ? { tableId: asId<TableId>(tableId) } : {}) }),
    finish: () => void run({ type: 'end-turn' }),
    join: (kind = 'turn', later = false) => void run({ type: 'raise-hand', kind, later }),
    leave: () => void run({ type: 'lower-hand' }),
  }
}

/** Who may begin this round, while a round is on and nobody has begun. */
export function useFirstWord(): string | null {
  const first = useTableState((state) => state.speaking.firstWord)
  const running = useRoot('state')?.endsAt != null
  return usePhase() === 'round' && running ? first : null
}

/** How long somebody has had the floor, ms, in steps of a quarter of a minute: nobody is timed by the second. */
export function useSince(since: number): number {
  const now = useNow(15_000)
  return Math.max(0, now - since)
}
