import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenTables } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { useLastRound } from './LastBalance.tsx'

/** Where tiles have no room for words: at which tables the last round's talk lay with a few. Which tables, never who. */
export function LopsidedTables() {
  const { t } = useTranslation('desk')
  const tables = useOpenTables()
  const seen = useDesk((state) => state.tables)
  const round = useLastRound()
  const told = tables.filter(({ id }) => seen[id]?.balance)
  const lopsided = told.filter(({ id }) => seen[id]?.balance === 'lopsided')
  if (told.length === 0) return null
  return (
    <p className="meta room-balance">
      {t('balance.room', { count: lopsided.length, n: round + 1, of: told.length })}{' '}
      {lopsided.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && t('comma')}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
      {lopsided.length > 0 && '. '}
      {t('balance.some')}
    </p>
  )
}
