import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PulseResult } from '../../voices/PulseResult.tsx'
import { useOpenTables } from '../gallery/tables.ts'
import { Acts } from './Acts.tsx'
import { ClosedTables } from './ClosedTables.tsx'
import { CompactTile } from './CompactTile.tsx'
import { HiddenNotes } from './HiddenNotes.tsx'
import { HiddenWords } from './HiddenWords.tsx'
import { LopsidedTables } from './LopsidedTables.tsx'
import { NeedsYou } from './NeedsYou.tsx'
import { comingRound } from './next-step.ts'
import { OpenTable } from './OpenTable.tsx'
import { Reports } from './Reports.tsx'
import { RunSheet } from './RunSheet.tsx'
import { TableSheet } from './TableSheet.tsx'
import { TableTile } from './TableTile.tsx'
import { useWhereabouts } from './use-whereabouts.ts'
import { WhoGoesWhere } from './WhoGoesWhere.tsx'

/** With more tables than this, tiles show a number and one fact. */
const ROOMY = 12

/** Every table at a glance, and above them what needs a host. */
export function DeskTab() {
  const { t } = useTranslation('desk')
  const tables = useOpenTables()
  const [opened, setOpened] = useState<string | null>(null)
  const where = useWhereabouts()
  const coming = where.phase === 'lobby' || where.phase === 'between' ? comingRound(where) : null
  const compact = tables.length > ROOMY
  return (
    <div className="desk">
      <div className="desk-tables">
        <Reports />
        <NeedsYou />
        {coming !== null && <WhoGoesWhere round={coming} />}
        <section aria-labelledby="desk-tables">
          <h2 id="desk-tables" className="vh">
            {t('tiles.title')}
          </h2>
          {compact && <LopsidedTables />}
          <ul className={compact ? 'tiles compact' : 'tiles'}>
            {tables.map((table) => (
              <li key={table.id}>
                {compact ? (
                  <CompactTile table={table} />
                ) : (
                  <TableTile table={table} onMore={() => setOpened(table.id)} />
                )}
              </li>
            ))}
          </ul>
        </section>
        <OpenTable />
        <ClosedTables />
        <TableSheet tableId={opened} onClose={() => setOpened(null)} />
      </div>
      <div className="desk-side">
        <RunSheet />
        <PulseResult />
        <HiddenNotes />
        <HiddenWords />
        <Acts />
      </div>
    </div>
  )
}
