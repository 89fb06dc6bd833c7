import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Readings } from '../../rotation/Readings.tsx'
import { RoundTables } from '../../rotation/RoundTables.tsx'
import { TakeAlong } from '../../rotation/TakeAlong.tsx'
import { useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from './DeskProvider.tsx'
import { PlanEditor } from './PlanEditor.tsx'
import { PlanQuality } from './PlanQuality.tsx'
import { type DeskRotation, useRotation } from './use-rotation.ts'
import { useWhereabouts } from './use-whereabouts.ts'

interface Scored {
  score: SeatingScore
  /** The plan that the score is of, as the server answered. */
  of: string
}

/** Who sits where in every round, how good a plan that is, and all that a host can do to it. */
export function SeatingTab() {
  const { t } = useTranslation('seating')
  const run = useCommand()
  const where = useWhereabouts()
  const may = useMay()
  const plan = useDesk((state) => state.plan)
  const undoable = useDesk((state) => state.planning.undo ?? 0)
  const seen = useRotation()
  const [scored, setScored] = useState<Scored | null>(null)
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const { rotation, from } = seen
  // The document keeps the plan of rounds that have begun; the answer is of those to come.
  const ahead = Object.fromEntries(Object.entries(plan).filter(([round]) => Number(round) >= from))
  const isPlanned = rotation.rounds.length > from
  const score = scored?.of === JSON.stringify(ahead) ? scored.score : null
  const isAhead = from < where.rounds && ['lobby', 'round', 'between'].includes(where.phase)
  const mayPlan = isAhead && may('plan-seating')

  const makePlan = async () => {
    setBusy(true)
    const answer = await run({ type: 'plan-seating', ...(isPlanned ? { seed: `again-${tries + 1}` } : {}) })
    setBusy(false)
    if (!answer.ok) return
    setTries(tries + 1)
    setScored({ score: answer.value.score as SeatingScore, of: JSON.stringify(answer.value.rounds) })
  }
  const undo = async () => {
    const answer = await run({ type: 'undo-plan' })
    if (answer.ok) announce(t('edit.undone'))
  }
  return (
    <div className="seating">
      <section className="sheet ledger">
        <div className="grow">
          {isPlanned ? (
            <PlanQuality rotation={rotation} score={score} />
          ) : (
            <>
              <h2>{t(isAhead ? 'none.title' : 'done.title')}</h2>
              <p className="ui soft">{t(mayPlan ? 'none.words' : isAhead ? 'none.others' : 'done.words')}</p>
            </>
          )}
        </div>
        {mayPlan && (
          <div className="row wrap">
            {undoable > 0 && (
              <Button icon="undo" onClick={() => void undo()}>
                {t('edit.undo')}
              </Button>
            )}
            <Button icon="chair" busy={busy} onClick={() => void makePlan()}>
              {t(isPlanned ? 'again' : 'plan')}
            </Button>
          </div>
        )}
      </section>
      {rotation.rounds.length > 0 && <Plan {...seen} mayPlan={mayPlan} />}
    </div>
  )
}

function Plan({ rotation, from, mayPlan }: DeskRotation & { mayPlan: boolean }) {
  const { t } = useTranslation('seating')
  const title = useRoot('info')?.title ?? ''
  const tables = (round: number) =>
    mayPlan && round >= from ? (
      <>
        <p className="ui soft">{t('edit.how')}</p>
        <PlanEditor key={round} rotation={rotation} round={round} />
      </>
    ) : (
      <RoundTables rotation={rotation} round={round} />
    )
  return (
    <section className="sheet seating-plan stack" aria-label={t('planned')}>
      <Readings
        rotation={rotation}
        order={['tables', 'people', 'weave', 'way']}
        from={from}
        beside={<TakeAlong rotation={rotation} title={title} />}
        tables={tables}
      />
    </section>
  )
}
