import type { TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useFormat } from '../../i18n/format.ts'
import { useNow, usePhase } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useTables } from '../gallery/tables.ts'
import { AnnounceDialog } from './AnnounceDialog.tsx'
import { useDesk } from './DeskProvider.tsx'
import { type Need, needsOf } from './needs.ts'
import { useRoundForMs } from './use-whereabouts.ts'

const NOBODY = {}

/** What needs a host first, in words, above the tables. */
export function NeedsYou() {
  const { t } = useTranslation('desk')
  const tables = useDesk((state) => state.tables)
  const waiting = useDesk((state) => state.waiting)
  const row = useTables()
  const phase = usePhase()
  const now = useNow(15_000)
  const roundForMs = useRoundForMs()
  const may = useMay()
  const order = row.map(({ id }) => id)
  // Whoever keeps the door is told of it.
  const needs = needsOf({ tables, waiting: may('admit') ? waiting : NOBODY, order, now, roundForMs })
  if (needs.length === 0 || phase === 'closed') return null
  return (
    <section className="needs" aria-labelledby="needs">
      <h2 id="needs" className="vh">
        {t('needs.title')}
      </h2>
      <ul>
        {needs.map((need) => (
          <li
            key={need.kind === 'call' ? `call ${need.tableId}` : need.kind}
            className={need.kind === 'call' ? 'sheet pressing' : 'sheet'}
          >
            <NeedWords need={need} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NeedWords({ need }: { need: Need }) {
  switch (need.kind) {
    case 'call':
      return <CallNeed need={need} />
    case 'door':
      return <DoorNeed count={need.count} />
    case 'stuck':
      return <StuckNeed tableIds={need.tableIds} />
  }
}

function useTableNames(ids: readonly string[]): string {
  const tables = useTables()
  const { list } = useFormat()
  return list(ids.flatMap((id) => tables.find((table) => table.id === id)?.name ?? []))
}

function CallNeed({ need }: { need: Extract<Need, { kind: 'call' }> }) {
  const { t } = useTranslation('desk')
  const { cafeId = '' } = useParams()
  const { minutes } = useFormat()
  const now = useNow(15_000)
  const run = useCommand()
  const name = useTableNames([need.tableId])
  return (
    <>
      <Icon name="bell" />
      <div className="need-words">
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          {t('needs.call')}
        </p>
        <p className="meta">{t('needs.callFor', { time: minutes(Math.max(1000, now - need.at)) })}</p>
        {need.words && (
          <blockquote className="ui" dir="auto">
            {need.words}
          </blockquote>
        )}
      </div>
      <Button small onClick={() => void run({ type: 'answer-call', tableId: need.tableId as TableId })}>
        {t('call.coming')}
      </Button>
      <ButtonLink small to={`/cafe/${cafeId}/desk/table/${need.tableId}`}>
        {t('tile.stepIn')}
      </ButtonLink>
    </>
  )
}

function DoorNeed({ count }: { count: number }) {
  const { t } = useTranslation('desk')
  const { cafeId = '' } = useParams()
  return (
    <>
      <Icon name="door" />
      <p className="need-words">{t('needs.door', { count })}</p>
      <ButtonLink small to={`/cafe/${cafeId}/desk/lobby`}>
        {t('needs.toDoor')}
      </ButtonLink>
    </>
  )
}

function StuckNeed({ tableIds }: { tableIds: readonly string[] }) {
  const { t } = useTranslation('desk')
  const { cafeId = '' } = useParams()
  const names = useTableNames(tableIds)
  const [asking, setAsking] = useState(false)
  const may = useMay()
  const only = tableIds.length === 1 ? tableIds[0] : undefined
  return (
    <>
      <Icon name="clock" />
      <div className="need-words">
        <p>
          <strong>
            <bdi>{names}</bdi>
          </strong>{' '}
          {t('needs.stuck', { count: tableIds.length })}
        </p>
        <p className="meta">{t('needs.stuckHint')}</p>
      </div>
      {only !== undefined && may('announce') && (
        <>
          <Button small onClick={() => setAsking(true)}>
            {t('needs.ask')}
          </Button>
          <ButtonLink small to={`/cafe/${cafeId}/desk/table/${only}`}>
            {t('tile.stepIn')}
          </ButtonLink>
          <AnnounceDialog open={asking} onClose={() => setAsking(false)} tableId={only} words={t('needs.askWords')} />
        </>
      )}
    </>
  )
}
