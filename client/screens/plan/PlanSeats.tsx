import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { OneWay } from '../../rotation/OneWay.tsx'
import { RotationTable } from '../../rotation/RotationTable.tsx'
import { RoundTables } from '../../rotation/RoundTables.tsx'
import { Weave } from '../../rotation/Weave.tsx'
import { Segmented } from '../../ui/Segmented.tsx'

const VIEWS = ['weave', 'tables', 'people', 'way'] as const
type View = (typeof VIEWS)[number]

/** A rotation in four readings. Whoever was chosen in one of them is chosen in the others. */
export function PlanSeats({ rotation }: { rotation: Rotation }) {
  const { t } = useTranslation('plan')
  const { number } = useFormat()
  const [view, setView] = useState<View>('weave')
  const [picked, setPicked] = useState(0)
  const [chosen, setChosen] = useState<string | null>(null)
  // The next plan may have fewer rounds, and other people.
  const round = Math.min(picked, rotation.rounds.length - 1)
  const choosing = { chosen: rotation.people.some(({ id }) => id === chosen) ? chosen : null, onChoose: setChosen }
  return (
    <div className="plan-seats">
      <div className="row wrap between">
        <Segmented
          legend={t('result.view')}
          hideLegend={false}
          value={view}
          onChange={setView}
          options={VIEWS.map((value) => ({ value, label: t(`result.${value}`) }))}
        />
        {view === 'tables' && (
          <Segmented
            legend={t('result.round')}
            hideLegend={false}
            value={String(round)}
            onChange={(value) => setPicked(Number(value))}
            options={rotation.rounds.map((_, at) => ({ value: String(at), label: number(at + 1) }))}
          />
        )}
      </div>
      {view === 'weave' && <Weave rotation={rotation} {...choosing} />}
      {view === 'tables' && <RoundTables rotation={rotation} round={round} />}
      {view === 'people' && <RotationTable rotation={rotation} />}
      {view === 'way' && <OneWay rotation={rotation} {...choosing} />}
    </div>
  )
}
