import type { DeskTable } from '@tablecloth/shared/protocol/desk.ts'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useFormat } from '../../i18n/format.ts'
import { useNow } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { Tally } from '../../ui/Tally.tsx'
import type { LaidTable } from '../gallery/tables.ts'
import { LastBalance } from './LastBalance.tsx'
import { Names } from './Names.tsx'
import { useHasTableSheet } from './TableSheet.tsx'
import { useTableFacts } from './use-table-facts.ts'

/** Only who may be stuck wants a host. */
export const AIR_ICONS = { talking: 'speak', stuck: 'clock', 'one-voice': 'hourglass' } as const

/** One table as the host sees it from the desk. */
export function TableTile({ table, onMore }: { table: LaidTable; onMore: () => void }) {
  const { t } = useTranslation(['desk', 'tables', 'hosting'])
  const hasSheet = useHasTableSheet()
  const { cafeId = '' } = useParams()
  const { minutes } = useFormat()
  const { seen, air, heard } = useTableFacts(table.id)
  const heading = `tile-${table.id}`
  return (
    <article className={classes('sheet tile', seen.call !== null && 'asks')} aria-labelledby={heading}>
      <Selvedge count={table.number} />
      <div className="in">
        <header className="row">
          <Tally count={table.number} />
          <h3 id={heading} className="grow">
            <bdi>{table.name}</bdi>
          </h3>
          {hasSheet && (
            <Button
              variant="icon"
              className="plain"
              icon="more"
              aria-haspopup="dialog"
              aria-label={t('tables:more', { name: table.name })}
              onClick={onMore}
            />
          )}
        </header>
        <p className="meta facts">
          <span>{t('tile.people', { count: seen.people.length })}</span>
          {seen.notes > 0 && <span>{t('tile.notes', { count: seen.notes })}</span>}
          {heard && <span>{heard}</span>}
        </p>
        {seen.call && <Call call={seen.call} />}
        {table.frozen && (
          <p className="flag">
            <Icon name="pause" size="s" />
            <span>{t('hosting:freeze.tile')}</span>
          </p>
        )}
        {air && (
          <p className={air.kind === 'stuck' ? 'flag' : 'meta air'}>
            <Icon name={AIR_ICONS[air.kind]} size="s" />
            <span>{t(`air.${air.kind}`, { time: minutes(air.ms - (air.ms % 60_000)) })}</span>
          </p>
        )}
        {seen.people.length > 0 && (
          <p className="meta">
            <Names ids={seen.people} {...(table.hostId ? { hostId: table.hostId } : {})} />
          </p>
        )}
        {seen.balance && <LastBalance tableId={table.id} word={seen.balance} />}
        <Newest notes={seen.newest} />
        <ButtonLink small wide className="step-in" to={`/cafe/${cafeId}/desk/table/${table.id}`}>
          <span>
            {t('tile.stepIn')}
            <span className="vh" dir="auto">
              {' '}
              {table.name}
            </span>
          </span>
        </ButtonLink>
      </div>
    </article>
  )
}

function Call({ call }: { call: NonNullable<DeskTable['call']> }) {
  const { t } = useTranslation('desk')
  const { minutes } = useFormat()
  const now = useNow(15_000)
  return (
    <div className="flag heed">
      <Icon name="bell" size="s" />
      <div className="grow">
        <p>{t('call.asks', { time: minutes(Math.max(1000, now - call.at)) })}</p>
        {call.words && <blockquote dir="auto">{call.words}</blockquote>}
      </div>
    </div>
  )
}

function Newest({ notes }: { notes: DeskTable['newest'] }) {
  const { t } = useTranslation('desk')
  const written = notes.filter(({ text }) => text.trim() !== '')
  if (written.length === 0) return <p className="meta none">{t('tile.noNotes')}</p>
  return (
    <ul className="mini" aria-label={t('tile.newest')}>
      {written.map(({ id, text, paper }) => (
        <li key={id} data-paper={paper ?? 'white'} dir="auto">
          <p>{text}</p>
        </li>
      ))}
    </ul>
  )
}
