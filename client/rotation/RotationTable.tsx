import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useTranslation } from 'react-i18next'
import { Tally } from '../ui/Tally.tsx'
import { RoundHeads } from './RoundHeads.tsx'
import { Scroller } from './Scroller.tsx'
import { useByName } from './use-by-name.ts'
import { hosts, seatedRounds, waysOf } from './ways.ts'
import './rotation.css'

/** A rotation read by person: a row each, their table in every round that has seats. */
export function RotationTable({ rotation }: { rotation: Rotation }) {
  const { t } = useTranslation('rotation')
  const sorted = useByName(rotation.people)
  const rounds = seatedRounds(rotation)
  const ways = waysOf(rotation)
  return (
    <Scroller label={t('seats')}>
      <table className="plan-table ui">
        <RoundHeads rounds={rounds} />
        <tbody>
          {sorted.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
                {hosts(rotation, id) && <span className="meta"> ({t('tableHost')})</span>}
              </th>
              {rounds.map((round) => (
                <Seat key={round} tables={rotation.tables} place={ways.get(id)?.[round] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

/** On a phone the number has to do: a plan of many rounds fits then too. */
function Seat({ tables, place }: { tables: Rotation['tables']; place: number | null }) {
  const { t } = useTranslation('rotation')
  if (place === null) return <td>{t('noSeat')}</td>
  return (
    <td>
      <Tally count={place + 1} size="s" /> <bdi>{tables[place]?.name}</bdi>
    </td>
  )
}
