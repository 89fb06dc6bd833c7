import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { useTables } from '../gallery/tables.ts'

/** One planned round, table by table: table id → participant ids. Table hosts carry a pin. */
export function PlannedTables({ planned }: { planned: Readonly<Record<string, readonly ParticipantId[]>> }) {
  const { t } = useTranslation(['seating', 'desk'])
  const tables = useTables()
  const cafe = useCafe((state) => state.cafe)
  return (
    <ul className="planned">
      {tables.map((table) => {
        const people = planned[table.id] ?? []
        return (
          <li key={table.id}>
            <h3 className="row ui">
              <Tally count={table.number} size="s" />
              <bdi>{table.name}</bdi>
              <span className="meta">{t('seating:people', { count: people.length })}</span>
            </h3>
            <ul className="row wrap">
              {people.map((id) => (
                <li key={id} className={id === table.hostId ? 'seat host' : 'seat'}>
                  {id === table.hostId && <Icon name="pin" size="s" />}
                  <bdi>{nameIn(cafe, id) ?? t('desk:someone')}</bdi>
                  {id === table.hostId && <span className="vh"> ({t('desk:tableHost')})</span>}
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
