import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/use-title.ts'
import { board } from '../../board/board-state.ts'
import { NoteSheet } from '../../board/NoteSheet.tsx'
import '../../board/board.css'
import { Announcement } from '../../state/Announcement.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { usePhase } from '../../state/hooks.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { AgreementButton } from '../table/Agreement.tsx'
import { Cloth } from '../table/Cloth.tsx'
import { NewHost } from '../table/HandOn.tsx'
import { LeftOvers } from '../table/LeftOvers.tsx'
import { Newcomers } from '../table/Newcomers.tsx'
import { Question } from '../table/Question.tsx'
import { RoundClock } from '../table/RoundClock.tsx'
import { OfflineStrip } from '../table/Strips.tsx'
import { SavedState, TableName } from '../table/TableHeader.tsx'
import { TableTools } from '../table/TableTools.tsx'
import '../table/table.css'
import '../table/voices.css'
import { useHere } from '../table/use-here.ts'
import '../../voices/voices.css'
import { DeviceQuestion } from './DeviceQuestion.tsx'
import { Seats } from './Seats.tsx'
import './device.css'

/** One cloth and one device between all who sit there: whoever speaks or writes taps their own name. */
export function DeviceTable() {
  const { t } = useTranslation(['device', 'table', 'voices', 'errors'])
  const { tableId, order } = useHere()
  const phase = usePhase()
  useTitle(t('title'), { neutral: true })
  useEffect(() => {
    if (tableId) board.reset()
  }, [tableId])
  return (
    <div className="table-page device">
      <header className="bar table-head">
        <TableName />
        <span className="push" />
        <SavedState />
        <AgreementButton />
        <KeptButton />
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1} className="stage">
        <section className="sheet cloth" aria-label={t('table:clothLabel')}>
          <Selvedge count={order + 1} />
          <Question />
          <RoundClock />
          <div className="strips">
            <OfflineStrip />
            <Newcomers />
            <NewHost />
            <Announcement tableId={tableId} />
            <CommandTrouble />
            <LeftOvers />
            {phase === 'between' && <Notice icon="cup">{t('between')}</Notice>}
          </div>
          <Cloth />
          <TableTools />
        </section>
        <aside className="side" aria-label={t('table:people.title')}>
          <Seats />
          <DeviceQuestion />
        </aside>
      </main>
      <NoteSheet />
    </div>
  )
}
