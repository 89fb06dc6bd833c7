import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import { Tally } from '../ui/Tally.tsx'
import './rotation.css'

interface RoundTablesProps {
  rotation: Rotation
  /** From 0. */
  round: number
}

/** One round, table by table. Table hosts carry a pin. */
export function RoundTables({ rotation, round }: RoundTablesProps) {
  const { t } = useTranslation('rotation')
  const names = new Map(rotation.people.map(({ id, name }) => [id, name]))
  return (
    <ul className="planned">
      {rotation.tables.map((table, place) => {
        const people = rotation.rounds[round]?.tables[place] ?? []
        return (
          <li key={table.id}>
            <h3 className="row ui">
              <Tally count={place + 1} size="s" />
              <bdi>{table.name}</bdi>
              <span className="meta">{t('people', { count: people.length })}</span>
            </h3>
            <ul className="row wrap">
              {people.map((id) => (
                <li key={id} className={id === table.hostId ? 'seat host' : 'seat'}>
                  {id === table.hostId && <Icon name="pin" size="s" />}
                  <bdi>{names.get(id)}</bdi>
                  {id === table.hostId && <span className="vh"> ({t('tableHost')})</span>}
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
