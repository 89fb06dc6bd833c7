import { useTranslation } from 'react-i18next'
import { usePhase } from '../../state/hooks.ts'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { PromiseCard } from '../../voices/PromiseCard.tsx'
import { Cloth, useView } from './Cloth.tsx'
import { Floor } from './Floor.tsx'
import { PeopleRound } from './PeopleRound.tsx'
import { Question } from './Question.tsx'
import { Queue } from './Queue.tsx'
import { Recap } from './Recap.tsx'
import { RoundClock } from './RoundClock.tsx'
import { Strips } from './Strips.tsx'
import { TableHeader } from './TableHeader.tsx'
import { TableTools } from './TableTools.tsx'
import { useHere } from './use-here.ts'
import { VoiceDock } from './VoiceDock.tsx'
import { WhoIsMissing } from './WhoIsMissing.tsx'

/** Cloth and voices side by side. */
export function WideTable() {
  const { t } = useTranslation('table')
  const { order } = useHere()
  const quiet = usePhase() === 'gallery'
  const view = useView()
  return (
    <div className="table-page wide">
      <TableHeader />
      <main id="main" tabIndex={-1} className="stage">
        <section className="sheet cloth" aria-label={t('clothLabel')}>
          <Selvedge count={order + 1} />
          <Question />
          <RoundClock />
          <Strips overCloth={view === 'cloth'} />
          <Cloth />
          <TableTools />
        </section>
        <aside className="side" aria-label={t('voices.label')}>
          <div className="rail">
            {!quiet && <Floor />}
            <Recap />
            {!quiet && <Queue />}
            <WhoIsMissing />
            <PromiseCard />
            <PeopleRound />
          </div>
          <VoiceDock />
        </aside>
      </main>
    </div>
  )
}
