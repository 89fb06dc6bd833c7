import type { TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { type LaidTable, useTables } from '../gallery/tables.ts'
import { CloseTable } from './CloseTable.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { FreezeTable } from './FreezeTable.tsx'
import { useTableFacts } from './use-table-facts.ts'

interface TableSheetProps {
  /** Of which; `null`: closed. */
  tableId: string | null
  onClose: () => void
}

/** Whether the sheet of a table would hold anything that one may do. */
export function useHasTableSheet(): boolean {
  const may = useMay()
  return may('freeze-table') || may('table-device') || may('close-table')
}

/** What a host can do with one table: give it a rest or a device, take it out of the rounds to come, or back into them. */
export function TableSheet({ tableId, onClose }: TableSheetProps) {
  const { t } = useTranslation('desk')
  const table = useTables().find(({ id }) => id === tableId)
  const may = useMay()
  const [closing, setClosing] = useState<LaidTable | null>(null)
  const [device, setDevice] = useState(false)
  return (
    <>
      <Sheet
        open={table !== undefined && closing === null && !device}
        onClose={onClose}
        title={<bdi>{table?.name}</bdi>}
      >
        {table && <Facts tableId={table.id} />}
        {table && !table.closed && <FreezeTable tableId={table.id} />}
        {table && may('table-device') && (
          <Button wide icon="cloth" aria-haspopup="dialog" onClick={() => setDevice(true)}>
            {t('device.open')}
          </Button>
        )}
        {table &&
          may('close-table') &&
          (table.closed ? <Reopen table={table} onDone={onClose} /> : <Close onAsk={() => setClosing(table)} />)}
      </Sheet>
      <DeviceLink
        tableId={tableId ?? ''}
        open={device && tableId !== null}
        onClose={() => {
          setDevice(false)
          onClose()
        }}
      />
      <CloseTable
        table={closing}
        onClose={() => {
          setClosing(null)
          onClose()
        }}
      />
    </>
  )
}

function Facts({ tableId }: { tableId: string }) {
  const { t } = useTranslation('desk')
  const { seen, heard } = useTableFacts(tableId)
  return (
    <p className="meta facts">
      <span>{t('tile.people', { count: seen.people.length })}</span>
      <span>{t('tile.notes', { count: seen.notes })}</span>
      {heard && <span>{heard}</span>}
    </p>
  )
}

function Close({ onAsk }: { onAsk: () => void }) {
  const { t } = useTranslation('tables')
  return (
    <div className="stack">
      <Button icon="close" aria-haspopup="dialog" onClick={onAsk}>
        {t('close.open')}
      </Button>
      <p className="hint">{t('close.about')}</p>
    </div>
  )
}

export function Reopen({ table, onDone }: { table: LaidTable; onDone?: () => void }) {
  const { t } = useTranslation('tables')
  const run = useCommand()
  const reopen = async () => {
    const answer = await run({ type: 'reopen-table', tableId: table.id as TableId })
    if (!answer.ok) return
    announce(t('closed.againDone', { name: table.name }))
    onDone?.()
  }
  return (
    <Button small icon="undo" onClick={() => void reopen()}>
      <span>
        {t('closed.again')}
        <span className="vh" dir="auto">
          {' '}
          {table.name}
        </span>
      </span>
    </Button>
  )
}
