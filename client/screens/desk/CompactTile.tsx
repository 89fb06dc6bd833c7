import type { BalanceWord } from '@tablecloth/shared/voices/balance.ts'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { BalanceRing } from '../../ui/BalanceRing.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tally } from '../../ui/Tally.tsx'
import type { LaidTable } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { useLastRound } from './LastBalance.tsx'
import { AIR_ICONS } from './TableTile.tsx'
import { type TableFacts, useTableFacts } from './use-table-facts.ts'

/** One of many tables: its number and one fact. The whole tile is the way in. */
export function CompactTile({ table }: { table: LaidTable }) {
  const { t } = useTranslation('desk')
  const { cafeId = '' } = useParams()
  const facts = useTableFacts(table.id)
  const { seen, air } = facts
  return (
    <Link
      className={classes('sheet tile-s', seen.call !== null && 'asks', air?.kind === 'stuck' && 'quiet')}
      to={`/cafe/${cafeId}/desk/table/${table.id}`}
    >
      <span className="tile-top">
        <b>
          <span className="vh">{t('tile.table')} </span>
          <Tally count={table.number} label={String(table.number)} />
        </b>
        {seen.balance && <Ring tableId={table.id} word={seen.balance} />}
      </span>
      <span className="meta">{t('tile.people', { count: seen.people.length })}</span>
      <OneFact facts={facts} />
    </Link>
  )
}

/** How the talk of its last round was spread, as a picture and in words; never who. */
function Ring({ tableId, word }: { tableId: string; word: BalanceWord }) {
  const { t } = useTranslation('desk')
  const round = useLastRound()
  const shares = useDesk(({ balance }) => balance[tableId]?.[round])
  const words = `${t(`balance.${word}`, { n: round + 1 })} ${t('balance.some')}`
  return shares ? <BalanceRing shares={shares} size="s" label={words} /> : null
}

function OneFact({ facts: { seen, air } }: { facts: TableFacts }) {
  const { t } = useTranslation('desk')
  if (seen.call) {
    return (
      <span className="meta fact">
        <Icon name="bell" size="s" />
        {t('tile.asksShort')}
      </span>
    )
  }
  if (air) {
    return (
      <span className="meta fact">
        <Icon name={AIR_ICONS[air.kind]} size="s" />
        {t(`air.short.${air.kind}`)}
      </span>
    )
  }
  if (seen.balance === 'lopsided') return <span className="meta fact lopsided">{t('balance.lopsidedShort')}</span>
  return <span className="meta fact">{t('tile.notes', { count: seen.notes })}</span>
}
