import type { DeskTable } from '@tablecloth/shared/protocol/desk.ts'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../state/hooks.ts'
import { useDesk } from './DeskProvider.tsx'
import { type Air, airOf } from './needs.ts'
import { useRoundForMs } from './use-whereabouts.ts'

export interface TableFacts {
  seen: DeskTable
  air: Air | null
  /** How many have had the floor, in words; never who, never how much. `null` when no round is on. */
  heard: string | null
}

const NOBODY: DeskTable = {
  people: [],
  notes: 0,
  reach: { table: 0, cafe: 0, public: 0 },
  newest: [],
  lastNoteAt: null,
  floorAt: null,
  turns: 0,
  totalMs: 0,
  speaking: [],
  balance: null,
  unheard: 0,
  call: null,
}

/** What the desk says of a table. */
export function useTableFacts(tableId: string): TableFacts {
  const { t } = useTranslation('desk')
  const seen = useDesk((state) => state.tables[tableId]) ?? NOBODY
  const now = useNow(15_000)
  const roundForMs = useRoundForMs()
  const { length } = seen.people
  const heardOf = () => {
    if (seen.unheard === 0) return t('tile.allHeard')
    return t('tile.heard', { count: length - seen.unheard, of: length })
  }
  return {
    seen,
    air: airOf(seen, now, roundForMs),
    heard: roundForMs === null || length === 0 ? null : heardOf(),
  }
}
