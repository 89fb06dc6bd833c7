import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useMay } from '../../state/use-may.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { type LaidTable, useTables } from '../gallery/tables.ts'
import { Reopen } from './TableSheet.tsx'
import { useTableFacts } from './use-table-facts.ts'

/** Tables where nobody is seated any more, folded: their cloths can be read, and they can be opened again. */
export function ClosedTables() {
  const { t } = useTranslation('tables')
  const closed = useTables().filter((table) => table.closed)
  if (closed.length === 0) return null
  return (
    <details className="sheet closed-tables">
      <summary className="ui">{t('closed.title', { count: closed.length })}</summary>
      <ul className="plain-list">
        {closed.map((table) => (
          <li key={table.id} className="row wrap">
            <ClosedTable table={table} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function ClosedTable({ table }: { table: LaidTable }) {
  const { t } = useTranslation(['tables', 'desk'])
  const { cafeId = '' } = useParams()
  const { seen } = useTableFacts(table.id)
  const mayOpen = useMay()('reopen-table')
  return (
    <>
      <Tally count={table.number} size="s" />
      <span className="grow">
        <bdi>{table.name}</bdi>
        <span className="meta facts">
          <span>{t('desk:tile.notes', { count: seen.notes })}</span>
          {seen.people.length > 0 && <span>{t('closed.still', { count: seen.people.length })}</span>}
        </span>
      </span>
      <ButtonLink small to={`/cafe/${cafeId}/desk/table/${table.id}`}>
        <span>
          {t('closed.read')}
          <span className="vh" dir="auto">
            {' '}
            {table.name}
          </span>
        </span>
      </ButtonLink>
      {mayOpen && <Reopen table={table} />}
    </>
  )
}
