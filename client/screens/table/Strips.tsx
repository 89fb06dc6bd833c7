import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { AmendedNotice } from '../../agreement/AmendedNotice.tsx'
import { useCanWrite } from '../../board/use-cloth.ts'
import { Announcement } from '../../state/Announcement.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCafe, useIsHost, usePhase } from '../../state/hooks.ts'
import { useKeepsWords } from '../../state/use-may.ts'
import { useTableDocument } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Notice } from '../../ui/Notice.tsx'
import { AgreementNotice } from './Agreement.tsx'
import { NewHost } from './HandOn.tsx'
import { HiddenNotes } from './HiddenNotes.tsx'
import { LeftOvers } from './LeftOvers.tsx'
import { Newcomers } from './Newcomers.tsx'
import { OnMoveContext } from './on-move.ts'
import { SitDown } from './SitDown.tsx'
import { Told } from './Told.tsx'
import { useHere, useIsOffline, useWaitingNotes } from './use-here.ts'

/** What must be said above the notes; nothing when all is well. What stands has its place, what passes takes none from the cloth. */
export function Strips({ overCloth = false }: { overCloth?: boolean }) {
  const { tableId } = useHere()
  return (
    <>
      <div className="strips standing">
        <EndedStrip />
        <SitDown />
        <AgreementNotice />
        <HiddenNotes />
        <LeftOvers />
      </div>
      <div className={classes('passing', overCloth && 'over-cloth')}>
        <div className="strips fleeting">
          <OfflineStrip />
          <AmendedNotice />
          <Newcomers />
          <NewHost />
          <Announcement tableId={tableId} />
          <HostComing />
          <CommandTrouble />
          <Told />
        </div>
      </div>
    </>
  )
}

/** What waits, and what closing would lose. */
export function OfflineStrip() {
  const { t } = useTranslation(['table', 'errors'])
  const offline = useIsOffline()
  const interrupted = useTableDocument((state) => state.interrupted)
  const waiting = useWaitingNotes()
  const ended = useTableDocument((state) => state.ended !== null)
  if (!offline || ended) return null
  return (
    <Notice kind="heed" icon="offline" title={interrupted ? t(`errors:${interrupted}`) : t('offline.title')}>
      {waiting > 0 ? t('offline.waiting', { count: waiting }) : t('offline.nothingWaits')}
    </Notice>
  )
}

/** Why nothing can be written here (any more), and what is safe. */
function EndedStrip() {
  const { t } = useTranslation(['table', 'errors', 'hosting'])
  const ended = useTableDocument((state) => state.ended)
  const arrived = useTableDocument((state) => state.arrived)
  const canWrite = useCanWrite()
  const host = useIsHost()
  const keepsWords = useKeepsWords()
  const phase = usePhase()
  const frozen = useHere().table?.frozen ?? false
  const onMove = useContext(OnMoveContext)
  if (ended) {
    return (
      <Notice kind="heed" icon="lock" title={t(`errors:${ended.code}`)}>
        {t('ended.safe')}
      </Notice>
    )
  }
  if (frozen) {
    return (
      <Notice icon="pause" title={t('hosting:freeze.title')}>
        {t(keepsWords ? 'hosting:freeze.host' : 'hosting:freeze.words')}
      </Notice>
    )
  }
  if (phase === 'between' && !host) {
    return (
      <Notice
        icon="cup"
        title={t('between.title')}
        actions={
          onMove && (
            <Button small icon="arrow" onClick={onMove}>
              {t('between.move')}
            </Button>
          )
        }
      >
        {t('between.words')}
      </Notice>
    )
  }
  if (!arrived || canWrite) return null
  return (
    <Notice icon="lock" title={t('readOnly.title')}>
      {t('readOnly.words')}
    </Notice>
  )
}

function HostComing() {
  const { t } = useTranslation('table')
  const { tableId } = useHere()
  const coming = useCafe((state) => state.hostComing.includes(tableId))
  return coming ? <Notice icon="bell">{t('host.coming')}</Notice> : null
}
