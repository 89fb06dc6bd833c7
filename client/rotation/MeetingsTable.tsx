import { type Meetings, neverMet, partnersOf } from '@tablecloth/shared/seating/meetings.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import { RoundHeads } from './RoundHeads.tsx'
import { Scroller } from './Scroller.tsx'
import { useByName } from './use-by-name.ts'
import { seatedRounds } from './ways.ts'
import './rotation.css'

/** Up to so many people are named whom somebody never meets; more are counted. */
const NAMED_STRANGERS = 30

interface MeetingsTableProps {
  rotation: Rotation
  /** Those of the rotation. */
  meetings: Meetings
  /** A place in the list of people: their meetings alone; `null` for everyone's. */
  person: number | null
}

/** The weave as a table: a row each, or for one person a row for everyone they meet. */
export function MeetingsTable({ rotation, meetings, person }: MeetingsTableProps) {
  const { t } = useTranslation('rotation')
  return (
    <Scroller label={t('weave.asTable')}>
      {person === null ? (
        <Everyone rotation={rotation} meetings={meetings} />
      ) : (
        <OnePerson rotation={rotation} meetings={meetings} person={person} />
      )}
    </Scroller>
  )
}

function Everyone({ rotation: { people }, meetings }: Omit<MeetingsTableProps, 'person'>) {
  const { t } = useTranslation('rotation')
  const sorted = useByName(people)
  const places = new Map(people.map(({ id }, place) => [id, place]))
  return (
    <table className="plan-table ui">
      <thead>
        <tr>
          <th scope="col">{t('person')}</th>
          <th scope="col">{t('table.meets')}</th>
          <th scope="col">{t('table.again')}</th>
          <th scope="col">{t('table.never')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ id, name }) => {
          const partners = partnersOf(meetings, places.get(id) ?? 0)
          const again = partners.filter(({ rounds }) => rounds.length > 1)
          return (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{t('people', { count: partners.length })}</td>
              <td>
                {again.length === 0 && t('nobody')}
                <ul className="company">
                  {again.map((partner) => (
                    <li key={partner.person}>
                      <bdi className="whole">{people[partner.person]?.name}</bdi>{' '}
                      <span className="meta">{t('times', { count: partner.rounds.length })}</span>
                    </li>
                  ))}
                </ul>
              </td>
              <td>{t('people', { count: people.length - 1 - partners.length })}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function OnePerson({ rotation, meetings, person }: MeetingsTableProps & { person: number }) {
  const { t } = useTranslation('rotation')
  const { people } = rotation
  const rounds = seatedRounds(rotation)
  const partners = partnersOf(meetings, person)
  const strangers = neverMet(meetings, person)
  return (
    <>
      <table className="plan-table ui">
        <caption className="vh">{t('table.of', { name: people[person]?.name })}</caption>
        <RoundHeads rounds={rounds} />
        <tbody>
          {partners.map((partner) => (
            <tr key={partner.person}>
              <th scope="row">
                <bdi>{people[partner.person]?.name}</bdi>
                {partner.rounds.length > 1 && (
                  <span className="meta nowrap"> {t('times', { count: partner.rounds.length })}</span>
                )}
              </th>
              {rounds.map((round) => (
                <td key={round}>
                  {partner.rounds.includes(round) && (
                    <>
                      <Icon name="check" size="s" />
                      <span className="vh">{t('table.together')}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {strangers.length > 0 && (
        <div className="strangers ui">
          <p>
            {t('table.never')}: {t('people', { count: strangers.length })}
          </p>
          {people.length <= NAMED_STRANGERS && (
            <ul className="company">
              {strangers.map((stranger) => (
                <li key={stranger}>
                  <bdi>{people[stranger]?.name}</bdi>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  )
}
