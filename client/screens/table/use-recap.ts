import { useMe } from '../../state/hooks.ts'
import { usePutAway } from '../../state/use-put-away.ts'
import { useTableState } from '../../state/use-table.ts'
import { useHere } from './use-here.ts'

export interface LastRecap {
  words: string
  /** Whose round it tells of, from 0. */
  round: number
}

/** Since when one sits here as somebody who sat down while the round was on, ms since 1970; `null`: one was here from its beginning. */
export function useCameLate(): number | null {
  const me = useMe()?.participantId
  return useTableState(({ newcomers }) =>
    me === undefined ? null : ((newcomers as Record<string, number>)[me] ?? null),
  )
}

/** What was told to whoever comes: of the rounds before, and of this one to those who come in its middle. */
export function useRecap(): LastRecap | null {
  const { round } = useHere()
  const recap = useTableState((state) => state.recap)
  const late = useCameLate() !== null
  const told = Object.keys(recap)
    .map(Number)
    .filter((of) => (of < round || (late && of === round)) && recap[of] !== undefined && recap[of] !== '')
  if (told.length === 0) return null
  const last = Math.max(...told)
  return { words: recap[last] ?? '', round: last }
}

/** Whether one has begun here since one sat down: until then, what the table has so far stands above all else. */
export function useBegun() {
  const { tableId, round } = useHere()
  const { isAway, putAway } = usePutAway()
  const what = `sat-down ${tableId} ${round}`
  return { begun: isAway(what), begin: () => putAway(what) }
}
