import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { OneWay } from './OneWay.tsx'
import { RotationTable } from './RotationTable.tsx'
import { RoundTables } from './RoundTables.tsx'
import { Weave } from './Weave.tsx'

export type Reading = 'weave' | 'tables' | 'people' | 'way'

interface ReadingsProps {
  rotation: Rotation
  /** As they are offered; the first is shown at first. */
  order: readonly Reading[]
  /** The round shown at first, from 0. */
  from?: number
  /** Stands beside the choice of readings. */
  beside?: ReactNode
  /** One round, table by table; a picture of it where nothing else is given. */
  tables?: (round: number) => ReactNode
}

/** A rotation in four readings. Whoever was chosen in one of them is chosen in the others. */
export function Readings({ rotation, order, from = 0, beside, tables }: ReadingsProps) {
  const { t } = useTranslation('rotation')
  const { number } = useFormat()
  const [reading, setReading] = useState<Reading>(order[0] ?? 'tables')
  const [picked, setPicked] = useState<number | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  // The next plan may have fewer rounds, and other people.
  const round = Math.min(picked ?? from, rotation.rounds.length - 1)
  const choosing = { chosen: rotation.people.some(({ id }) => id === person) ? person : null, onChoose: setPerson }
  return (
    <>
      <div className="row wrap between">
        <Segmented
          legend={t('reading.legend')}
          hideLegend={false}
          value={reading}
          onChange={setReading}
          options={order.map((value) => ({ value, label: t(`reading.${value}`) }))}
        />
        {beside}
      </div>
      {reading === 'tables' && (
        <>
          <div className="row wrap">
            <Segmented
              legend={t('reading.round')}
              hideLegend={false}
              value={String(round)}
              onChange={(value) => setPicked(Number(value))}
              options={rotation.rounds.map((_, at) => ({ value: String(at), label: number(at + 1) }))}
            />
          </div>
          {tables ? tables(round) : <RoundTables rotation={rotation} round={round} />}
        </>
      )}
      {reading === 'weave' && <Weave rotation={rotation} {...choosing} />}
      {reading === 'people' && <RotationTable rotation={rotation} />}
      {reading === 'way' && <OneWay rotation={rotation} {...choosing} />}
    </>
  )
}
