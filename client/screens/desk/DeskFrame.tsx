import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useParams } from 'react-router'
import { AmendedNotice } from '../../agreement/AmendedNotice.tsx'
import { WHOLE_SCREENS } from '../../i18n/whole-screens.ts'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCafe, useMe, usePersonName, usePhase, useRoot } from '../../state/hooks.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ClockBar } from './ClockBar.tsx'
import { useDesk } from './DeskProvider.tsx'
import { Offered } from './HandOver.tsx'
import { LeadStrip } from './LeadStrip.tsx'
import { MoreSheet } from './MoreSheet.tsx'
import { OwnScopes } from './OwnScopes.tsx'

const RehearsalPanel = lazy(() => import('../rehearsal/RehearsalPanel.tsx'))

/** What stands around every tab of the desk: the way between them, the clock, and what went wrong. */
export function DeskFrame() {
  const { t } = useTranslation(WHOLE_SCREENS.desk)
  const title = useCafe((state) => state.cafe?.info.title ?? '')
  const offline = useCafe((state) => state.status === 'offline')
  const rehearsal = useRoot('info')?.rehearsal
  const me = useMe()
  const lead = usePersonName(me?.desk?.organiser ?? null)
  const [more, setMore] = useState(false)
  return (
    <Page
      title={t('titleOf', { title })}
      className="desk-main"
      start={
        <>
          <Brand />
          <Tabs />
        </>
      }
      end={
        <>
          <span className="ui soft desk-title" dir="auto">
            {title}
          </span>
          <Button
            variant="icon"
            className="plain"
            icon="more"
            aria-label={t('more.open')}
            onClick={() => setMore(true)}
          />
        </>
      }
    >
      <ClockBar />
      {rehearsal && (
        <Suspense>
          <RehearsalPanel />
        </Suspense>
      )}
      {offline && (
        <Notice kind="heed" icon="offline">
          {t('offline')}
        </Notice>
      )}
      <OwnScopes />
      <LeadStrip />
      <Offered organiser={lead} />
      <AmendedNotice />
      <CommandTrouble />
      <Outlet />
      <MoreSheet open={more} onClose={() => setMore(false)} />
    </Page>
  )
}

function Tabs() {
  const { t } = useTranslation('desk')
  const { cafeId = '' } = useParams()
  const closed = usePhase() === 'closed'
  const atDoor = useDesk((state) => Object.keys(state.waiting).length)
  const waiting = closed ? 0 : atDoor
  const desk = `/cafe/${cafeId}/desk`
  return (
    <nav className="desk-tabs" aria-label={t('tabs.label')}>
      <NavLink to={desk} end>
        {t('tabs.desk')}
      </NavLink>
      <NavLink to={`${desk}/seating`}>{t('tabs.seating')}</NavLink>
      <NavLink to={`${desk}/lobby`}>
        {t('tabs.lobby')}
        {waiting > 0 && <span className="meta"> {t('tabs.waiting', { count: waiting })}</span>}
      </NavLink>
      <NavLink to={`${desk}/harvest`}>{t('tabs.harvest')}</NavLink>
    </nav>
  )
}
