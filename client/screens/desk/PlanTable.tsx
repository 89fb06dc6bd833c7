import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { Tally } from '../../ui/Tally.tsx'
import { type LaidTable, useTables } from '../gallery/tables.ts'
import { type Plan, waysIn } from './plan-words.ts'

/** The plan read by person: a row each, their table in every round. */
export function PlanTable({ plan, rounds }: { plan: Plan; rounds: readonly string[] }) {
  const { t, i18n } = useTranslation(['seating', 'desk'])
  const cafe = useCafe((state) => state.cafe)
  const tables = useTables()
  const { compare } = new Intl.Collator(i18n.resolvedLanguage ?? 'en', { numeric: true })
  const rows = [...waysIn(plan, rounds)]
    .map(([id, way]) => ({ id, way, name: nameIn(cafe, id) ?? t('desk:someone') }))
    .sort((a, b) => compare(a.name, b.name))
  const tableOf = (tableId: string | null | undefined) => tables.find(({ id }) => id === tableId)
  const hosts = (id: string) => tables.some(({ hostId }) => hostId === id)
  return (
    <div className="scrolls">
      <table className="plan-table ui">
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {rounds.map((round) => (
              <th key={round} scope="col">
                {t('roundN', { n: Number(round) + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, way, name }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
                {hosts(id) && <span className="meta"> ({t('desk:tableHost')})</span>}
              </th>
              {rounds.map((round, index) => (
                <Seat key={round} table={tableOf(way[index])} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** On a phone the number has to do: a plan of many rounds fits then too. */
function Seat({ table }: { table: LaidTable | undefined }) {
  const { t } = useTranslation('seating')
  if (!table) return <td>{t('noSeat')}</td>
  return (
    <td>
      <Tally count={table.number} size="s" /> <bdi>{table.name}</bdi>
    </td>
  )
}
