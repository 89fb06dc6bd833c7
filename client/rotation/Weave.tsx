import { type Meetings, meetingFigures, meetingsOf, partnersOf } from '@tablecloth/shared/seating/meetings.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MeetingsTable } from './MeetingsTable.tsx'
import { PatternMark } from './PatternMark.tsx'
import { type Choosing, PersonPick } from './PersonPick.tsx'
import { NAMED, WeavePicture } from './WeavePicture.tsx'
import { seatedRounds } from './ways.ts'
import { patternOf } from './weave-geometry.ts'
import './rotation.css'

/** Who meets whom, as a picture: a diamond where two meet. The same stands beside it in words and as a table. */
export function Weave({ rotation, chosen, onChoose }: { rotation: Rotation } & Choosing) {
  const { t, i18n } = useTranslation('rotation')
  const { people } = rotation
  const meetings = useMemo(() => meetingsOf(rotation), [rotation])
  const figures = useMemo(() => meetingFigures(meetings), [meetings])
  const [reading, setReading] = useState(false)
  const found = people.findIndex(({ id }) => id === chosen)
  const place = found < 0 ? null : found
  const sentence = [
    t('weave.met', { count: figures.met, of: figures.pairs }),
    figures.again === 0 ? t('weave.noneAgain') : t('weave.again', { count: figures.again }),
    ...(figures.again === 0 ? [] : [t('weave.most', { count: figures.most })]),
  ].join(' ')
  if (people.length < 2) return null
  return (
    <section className="weaving stack" aria-label={t('weave.title')}>
      <div className="row wrap between">
        <p className="ui grow">{sentence}</p>
        <PersonPick people={people} chosen={chosen} onChoose={onChoose} />
      </div>
      <Legend rotation={rotation} again={figures.again > 0} />
      <WeavePicture
        people={people}
        meetings={meetings}
        mirrored={i18n.dir() === 'rtl'}
        label={t('weave.label', { sentence })}
        chosen={place}
        onChoose={(person) => onChoose(people[person]?.id ?? null)}
      />
      <div aria-live="polite">{place !== null && <Met rotation={rotation} meetings={meetings} person={place} />}</div>
      <details className="ui" onToggle={(event) => setReading(event.currentTarget.open)}>
        <summary>{t('weave.asTable')}</summary>
        {reading && <MeetingsTable rotation={rotation} meetings={meetings} person={place} />}
      </details>
    </section>
  )
}

function Legend({ rotation, again }: { rotation: Rotation; again: boolean }) {
  const { t } = useTranslation('rotation')
  return (
    <ul className="legend row wrap meta" aria-label={t('weave.legend')}>
      {seatedRounds(rotation).map((round) => (
        <li key={round} className="row">
          <PatternMark pattern={patternOf(round)} />
          {t('roundN', { n: round + 1 })}
        </li>
      ))}
      {again && (
        <li className="row">
          <PatternMark pattern="again" />
          {t(rotation.people.length <= NAMED ? 'weave.meetAgain' : 'weave.meetAgainFine')}
        </li>
      )}
    </ul>
  )
}

interface MetProps {
  rotation: Rotation
  meetings: Meetings
  person: number
}

/** Whom the chosen person meets, round by round; who is met again says how often. */
function Met({ rotation, meetings, person }: MetProps) {
  const { t } = useTranslation('rotation')
  const { people } = rotation
  const partners = partnersOf(meetings, person)
  const again = partners.filter(({ rounds }) => rounds.length > 1).length
  return (
    <div className="met-by stack">
      <h3>
        {t('weave.meets', { name: people[person]?.name, count: partners.length })}{' '}
        {again > 0 && t('weave.ofThem', { count: again })}
      </h3>
      <dl className="ui">
        {seatedRounds(rotation).map((round) => {
          const company = partners.filter(({ rounds }) => rounds.includes(round))
          return (
            <div key={round}>
              <dt className="row">
                <PatternMark pattern={patternOf(round)} />
                {t('roundN', { n: round + 1 })}
              </dt>
              <dd>
                {company.length === 0 && <span className="soft">{t('nobody')}</span>}
                <ul className="company">
                  {company.map((partner) => (
                    <li key={partner.person}>
                      <bdi>{people[partner.person]?.name}</bdi>
                      {partner.rounds.length > 1 && (
                        <span className="meta"> {t('times', { count: partner.rounds.length })}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
