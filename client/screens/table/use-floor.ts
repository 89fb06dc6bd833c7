import { useCafe, useMe, useMyTableId, useNow, usePhase } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useOpenTable, useTableState } from '../../state/use-table.ts'

interface MyFloor {
  /** Whether tapping for the floor means anything now. */
  open: boolean
  speaking: boolean
  queued: boolean
  speak: () => void
  finish: () => void
  join: () => void
  leave: () => void
}

/** One's own part in who has the floor. */
export function useMyFloor(): MyFloor {
  const { tableId } = useOpenTable()
  const me = useMe()?.participantId
  const speaking = useTableState((state) => state.speaking.current.some(({ participantId }) => participantId === me))
  const queued = useTableState((state) => state.speaking.queue.some(({ participantId }) => participantId === me))
  const phase = usePhase()
  const seat = useMyTableId()
  const online = useCafe((state) => state.status === 'online')
  const run = useCommand()
  return {
    open: phase === 'round' && seat === tableId && online,
    speaking,
    queued,
    speak: () => void run({ type: 'start-turn' }),
    finish: () => void run({ type: 'end-turn' }),
    join: () => void run({ type: 'raise-hand' }),
    leave: () => void run({ type: 'lower-hand' }),
  }
}

/** How long somebody has had the floor, ms, in steps of a quarter of a minute: nobody is timed by the second. */
export function useSince(since: number): number {
  const now = useNow(15_000)
  return Math.max(0, now - since)
}
