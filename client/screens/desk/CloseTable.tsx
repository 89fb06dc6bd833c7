import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { type LaidTable, useTableLabel, useTables } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { useTablesChange } from './use-whereabouts.ts'

interface CloseTableProps {
  /** Which one; `null`: nothing is asked. */
  table: LaidTable | null
  onClose: () => void
}

type Moved = Record<ParticipantId, TableId>

/** Says what stays and who moves before a table closes, and after it where they sit: somebody may have to be told aloud. */
export function CloseTable({ table, onClose }: CloseTableProps) {
  const { t } = useTranslation(['tables', 'common'])
  const run = useCommand()
  const [moved, setMoved] = useState<Moved | null>(null)
  const [busy, setBusy] = useState(false)
  const name = table?.name ?? ''
  const leave = () => {
    setMoved(null)
    onClose()
  }
  const close = async () => {
    if (!table) return
    setBusy(true)
    const answer = await run({ type: 'close-table', tableId: table.id as TableId })
    setBusy(false)
    if (!answer.ok) return
    announce(t('close.done', { name }))
    const seats = answer.value.moved as Moved
    if (Object.keys(seats).length === 0) leave()
    else setMoved(seats)
  }
  return (
    <Dialog
      open={table !== null}
      onClose={leave}
      alert
      title={moved ? t('close.done', { name }) : t('close.title', { name })}
      actions={
        moved ? (
          <Button variant="main" onClick={leave}>
            {t('common:close')}
          </Button>
        ) : (
          <>
            <Button variant="main" busy={busy} onClick={() => void close()}>
              {t('close.yes')}
            </Button>
            <Button data-first onClick={leave}>
              {t('common:cancel')}
            </Button>
          </>
        )
      }
    >
      <CommandTrouble />
      {moved ? <WhoSitsWhere moved={moved} /> : table && <WhatItMeans table={table} />}
    </Dialog>
  )
}

function WhatItMeans({ table }: { table: LaidTable }) {
  const { t } = useTranslation('tables')
  const phase = useTablesChange()
  const count = useDesk((state) => state.tables[table.id]?.people.length ?? 0)
  const host = useCafe(({ cafe }) => (table.hostId ? cafe?.people[table.hostId]?.name : undefined))
  return (
    <ul className="plain-list stack">
      <li>{t('close.cloth')}</li>
      {phase === 'round' && count > 0 && <li>{t('close.moves', { count })}</li>}
      {phase === 'between' && count > 0 && <li>{t('close.later')}</li>}
      {phase === 'lobby' && <li>{t('close.lobby')}</li>}
      {host !== undefined && <li>{t('close.host', { name: host })}</li>}
      <li>{t('close.again')}</li>
    </ul>
  )
}

function WhoSitsWhere({ moved }: { moved: Moved }) {
  const { t } = useTranslation('tables')
  const labelOf = useTableLabel()
  const tables = useTables()
  const people = useCafe(({ cafe }) => cafe?.people)
  return (
    <>
      <h3 className="label">{t('close.moved')}</h3>
      <ul className="plain-list moved">
        {(Object.entries(moved) as [ParticipantId, TableId][]).map(([id, to]) => {
          const table = tables.find((one) => one.id === to)
          return (
            <li key={id} className="row wrap between">
              <bdi>{people?.[id]?.name}</bdi>
              <bdi>{table && labelOf(table)}</bdi>
            </li>
          )
        })}
      </ul>
      <p className="soft">{t('close.tell')}</p>
    </>
  )
}
