import { calendarFile } from '@tablecloth/shared/cafe/calendar.ts'
import { formatJoinCode, parseJoinCode } from '@tablecloth/shared/ids.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { saveFile } from '../../device/save-file.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import type { Made } from './made.ts'
import './made.css'

/** The links of a café that was just made, each with what it opens. */
export function CafeMade({ made }: { made: Made }) {
  const { t } = useTranslation('make')
  const { date } = useFormat()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    window.scrollTo(0, 0)
  }, [])
  return (
    <div className="shell made">
      <section className="hero">
        <p className="soft" dir="auto">
          {made.title}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t('made.title')}
        </h1>
        {made.kept ? (
          <p className="lead soft">{t('made.words')}</p>
        ) : (
          <Notice kind="heed" urgent>
            {t('made.notKept')}
          </Notice>
        )}
        <div className="acts">
          <ButtonLink variant="main" to={`/cafe/${made.cafeId}/desk`}>
            {t('made.desk')}
            <Icon name="arrow" size="s" />
          </ButtonLink>
          <Button variant="plain" onClick={() => void navigate('/make', { state: null })}>
            {t('made.another')}
          </Button>
        </div>
        <ul className="facts meta">
          {made.kept && (
            <li>
              <Icon name="check" size="s" />
              {t('made.kept')}
            </li>
          )}
          {made.keepUntil !== null && (
            <li>
              <Icon name="trash" size="s" />
              {t('made.erased', { date: date(made.keepUntil) })}
            </li>
          )}
        </ul>
      </section>
      <div className="links">
        <section className="sheet host-link" aria-labelledby="host-link">
          <h2 id="host-link">
            <Icon name="key" />
            {t('made.toHost')}
          </h2>
          <p className="ui">{t('made.hostWords')}</p>
          <CopyField label={t('made.host')} value={made.hostUrl} secret />
        </section>
        <InviteCard made={made} />
      </div>
    </div>
  )
}

function InviteCard({ made }: { made: Made }) {
  const { t } = useTranslation('make')
  const code = formatJoinCode(parseJoinCode(made.joinCode) ?? made.joinCode)
  const joinUrl = `${useInvitingOrigin()}/join#${code}`
  return (
    <section className="sheet invite" aria-labelledby="invite">
      <Selvedge count={Math.min(made.tables, 10)} />
      <div className="in">
        <h2 id="invite">{t('made.invite')}</h2>
        <p className="ui">{t('made.joinWords')}</p>
        <div className="code-and-picture">
          <dl>
            <dt className="label">{t('made.code')}</dt>
            <dd className="code" dir="ltr">
              {code}
            </dd>
          </dl>
          <QrCode text={joinUrl} title={t('made.qr')} />
        </div>
        <CopyField label={t('made.join')} value={joinUrl} />
        <Calendar made={made} joinUrl={joinUrl} />
      </div>
    </section>
  )
}

function Calendar({ made, joinUrl }: { made: Made; joinUrl: string }) {
  const { t } = useTranslation(['make', 'join'])
  const { startsAt } = made
  if (startsAt === null) return <p className="hint">{t('made.calendarNone')}</p>
  const save = () => {
    const tables = t('join:tables', { count: made.tables })
    const minutes = t('rounds.minutesOfTalk', { count: made.minutesOfTalk })
    const rounds = t('rounds.summary', { count: made.rounds, minutes })
    const words = t('made.calendarWords', { tables, rounds })
    const file = calendarFile({
      uid: `${made.cafeId}@${window.location.hostname}`,
      title: made.title,
      description: [made.purpose, words].filter(Boolean).join('\n\n'),
      startsAt,
      lengthMs: made.lengthMs,
      url: joinUrl,
      writtenAt: Date.now(),
    })
    saveFile('cafe.ics', new Blob([file], { type: 'text/calendar;charset=utf-8' }))
  }
  return (
    <div>
      <Button icon="calendar" onClick={save}>
        {t('made.calendar')}
      </Button>
      <p className="hint">{t('made.calendarHint')}</p>
    </div>
  )
}
