import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import { Tally } from '../ui/Tally.tsx'
import { type Choosing, PersonPick } from './PersonPick.tsx'
import { seatedRounds, waysOf } from './ways.ts'
import './rotation.css'

/** One person's way through the café, stop by stop, and who sits with them at each. */
export function OneWay({ rotation, chosen, onChoose }: { rotation: Rotation } & Choosing) {
  return (
    <div className="one-way stack">
      <PersonPick people={rotation.people} chosen={chosen} onChoose={onChoose} />
      {chosen !== null && <Stops rotation={rotation} personId={chosen} />}
    </div>
  )
}

function Stops({ rotation, personId }: { rotation: Rotation; personId: string }) {
  const { t } = useTranslation('rotation')
  const way = waysOf(rotation).get(personId)
  const person = rotation.people.find(({ id }) => id === personId)
  if (!way || !person) return null
  return (
    <ol className="stops" aria-label={t('wayOf', { name: person.name })}>
      {seatedRounds(rotation).map((round) => {
        const place = way[round] ?? null
        return (
          <li key={round}>
            <span className="meta">{t('roundN', { n: round + 1 })}</span>
            {place === null ? (
              <span className="ui">{t('noSeat')}</span>
            ) : (
              <Stop rotation={rotation} round={round} place={place} personId={personId} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface StopProps {
  rotation: Rotation
  round: number
  place: number
  personId: string
}

function Stop({ rotation, round, place, personId }: StopProps) {
  const { t } = useTranslation('rotation')
  const names = new Map(rotation.people.map(({ id, name }) => [id, name]))
  const table = rotation.tables[place]
  const company = (rotation.rounds[round]?.tables[place] ?? []).filter((id) => id !== personId)
  return (
    <>
      <span className="stop">
        <Tally count={place + 1} size="s" />
        <bdi>{table?.name}</bdi>
        {table?.hostId === personId && (
          <>
            <Icon name="pin" size="s" />
            <span className="meta">{t('tableHost')}</span>
          </>
        )}
      </span>
      {company.length === 0 ? (
        <span className="ui soft">{t('alone')}</span>
      ) : (
        <ul className="company ui" aria-label={t('with')}>
          {company.map((id) => (
            <li key={id}>
              {id === table?.hostId && <Icon name="pin" size="s" />}
              <bdi>{names.get(id)}</bdi>
              {id === table?.hostId && <span className="vh"> ({t('tableHost')})</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
