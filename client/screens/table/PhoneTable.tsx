import { useTranslation } from 'react-i18next'
import { usePhase } from '../../state/hooks.ts'
import { PromiseCard } from '../../voices/PromiseCard.tsx'
import { Cloth, useView } from './Cloth.tsx'
import { Floor } from './Floor.tsx'
import { FloorStrip } from './FloorStrip.tsx'
import { PeopleRound } from './PeopleRound.tsx'
import { PhoneBar } from './PhoneBar.tsx'
import { PhoneHead } from './PhoneHead.tsx'
import { Question } from './Question.tsx'
import { Queue } from './Queue.tsx'
import { Recap } from './Recap.tsx'
import { RoundClock } from './RoundClock.tsx'
import { Strips } from './Strips.tsx'
import { VoiceDock } from './VoiceDock.tsx'
import { useTableView } from './view.ts'
import { WhoIsMissing } from './WhoIsMissing.tsx'

/** One thing at a time, the floor always in sight, everything within reach of a thumb. */
export function PhoneTable() {
  const { t } = useTranslation('table')
  const quiet = usePhase() === 'gallery'
  const panel = useTableView((state) => state.panel)
  const view = useView()
  return (
    <div className="table-page phone">
      <PhoneHead />
      <main id="main" tabIndex={-1} className="stage">
        <Question />
        <RoundClock bare />
        {panel === 'notes' ? (
          <>
            {!quiet && <FloorStrip />}
            <Strips overCloth={view === 'cloth'} />
            <Cloth />
          </>
        ) : (
          <section className="rail" aria-label={t('voices.label')}>
            <Strips />
            {!quiet && <Floor />}
            {!quiet && <Queue />}
            <Recap />
            <WhoIsMissing />
            <PromiseCard />
            <PeopleRound />
          </section>
        )}
      </main>
      <VoiceDock />
      <PhoneBar />
    </div>
  )
}
