import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import type { LiHTMLAttributes, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import { Tally } from '../ui/Tally.tsx'
import './rotation.css'

interface RoundTablesProps {
  rotation: Rotation
  /** From 0. */
  round: number
  /** What else a table's place in the list is, by its place. */
  placeOf?: (place: number) => LiHTMLAttributes<HTMLLIElement>
  /** A seat at a table, by its place; who sits there and nothing to do where none is given. */
  seat?: (id: string, place: number, who: ReactNode) => ReactNode
  /** Stands below the people of a table. */
  below?: (place: number) => ReactNode
}

/** One round, table by table. Table hosts carry a pin. */
export function RoundTables({ rotation, round, placeOf, seat, below }: RoundTablesProps) {
  const { t } = useTranslation('rotation')
  const names = new Map(rotation.people.map(({ id, name }) => [id, name]))
  return (
    <ul className="planned">
      {rotation.tables.map((table, place) => {
        const people = rotation.rounds[round]?.tables[place] ?? []
        if (table.closed && people.length === 0) return null
        return (
          <li key={table.id} {...placeOf?.(place)}>
            <h3 className="row ui">
              <Tally count={place + 1} size="s" />
              <bdi>{table.name}</bdi>
              <span className="meta">{t('people', { count: people.length })}</span>
            </h3>
            <ul className="row wrap">
              {people.map((id) => {
                const isHost = id === table.hostId
                const who = (
                  <>
                    {isHost && <Icon name="pin" size="s" />}
                    <bdi>{names.get(id)}</bdi>
                    {isHost && <span className="vh"> ({t('tableHost')})</span>}
                  </>
                )
                return (
                  <li key={id} {...(seat ? {} : { className: isHost ? 'seat host' : 'seat' })}>
                    {seat ? seat(id, place, who) : who}
                  </li>
                )
              })}
            </ul>
            {below?.(place)}
          </li>
        )
      })}
    </ul>
  )
}
