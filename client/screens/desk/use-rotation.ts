import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { useTables } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { comingRound } from './next-step.ts'
import { useWhereabouts } from './use-whereabouts.ts'

export interface DeskRotation {
  /** Rounds that have begun, as people sat, and then those that are planned. */
  rotation: Rotation
  /** The first round of it that can still be planned, from 0. */
  from: number
}

/** The whole way through the café, as far as it is known. */
export function useRotation(): DeskRotation {
  const { t } = useTranslation('desk')
  const tables = useTables()
  const people = useRoot('people')
  const plan = useDesk((state) => state.plan)
  const past = useDesk((state) => state.past)
  const where = useWhereabouts()
  const from = comingRound(where) ?? where.rounds
  return useMemo(() => {
    const known = Array.from({ length: where.rounds }, (_, round) => (round < from ? past[round] : plan[round]))
    // A plan goes from the coming round to the last; what is missing is missing at the end.
    const told = known.slice(0, from + known.slice(from).findLastIndex(Boolean) + 1)
    const rounds = told.map((seats) => ({ tables: tables.map(({ id }) => seats?.[id] ?? []) }))
    const ids = [...new Set(rounds.flatMap((round) => round.tables.flat()))]
    return {
      from,
      rotation: {
        people: ids.map((id) => ({ id, name: people?.[id as ParticipantId]?.name ?? t('someone') })),
        tables: tables.map(({ id, name, hostId, closed }) => ({
          id,
          name,
          ...(hostId ? { hostId } : {}),
          ...(closed ? { closed } : {}),
        })),
        rounds,
      },
    }
  }, [tables, people, plan, past, from, where.rounds, t])
}
