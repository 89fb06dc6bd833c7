import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { RotationTable } from '../../rotation/RotationTable.tsx'
import { RoundTables } from '../../rotation/RoundTables.tsx'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useDesk } from './DeskProvider.tsx'
import { comingRound } from './next-step.ts'
import { PlanQuality } from './PlanQuality.tsx'
import { useRotation } from './use-rotation.ts'
import { useWhereabouts } from './use-whereabouts.ts'

interface Scored {
  score: SeatingScore
  /** The plan that the score is of, as the server answered. */
  of: string
}

/** Who sits where in the rounds to come, and how good a plan that is. */
export function SeatingTab() {
  const { t } = useTranslation('seating')
  const { number } = useFormat()
  const run = useCommand()
  const where = useWhereabouts()
  const plan = useDesk((state) => state.plan)
  const [scored, setScored] = useState<Scored | null>(null)
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const [picked, setPicked] = useState<string | null>(null)
  const [view, setView] = useState<'tables' | 'people'>('tables')
  const coming = comingRound(where)
  const from = coming ?? where.rounds
  // The rounds of the past are told by the café itself; a plan is of what is still to come.
  const ahead = useMemo(
    () => Object.fromEntries(Object.entries(plan).filter(([round]) => Number(round) >= from)),
    [plan, from],
  )
  const rotation = useRotation(ahead)
  const rounds = Object.keys(ahead).sort((a, b) => Number(a) - Number(b))
  const round = picked !== null && rounds.includes(picked) ? picked : rounds[0]
  const score = scored?.of === JSON.stringify(ahead) ? scored.score : null

  const makePlan = async () => {
    setBusy(true)
    const answer = await run({ type: 'plan-seating', ...(rounds.length > 0 ? { seed: `again-${tries + 1}` } : {}) })
    setBusy(false)
    if (!answer.ok) return
    setTries(tries + 1)
    setScored({ score: answer.value.score as SeatingScore, of: JSON.stringify(answer.value.rounds) })
  }
  const mayPlan = coming !== null && where.phase !== 'gallery' && where.phase !== 'harvest' && where.phase !== 'closed'
  return (
    <div className="seating">
      <section className="sheet ledger">
        <div className="grow">
          {rounds.length > 0 ? (
            <PlanQuality plan={ahead} score={score} />
          ) : (
            <>
              <h2>{t(mayPlan ? 'none.title' : 'done.title')}</h2>
              <p className="ui soft">{t(mayPlan ? 'none.words' : 'done.words')}</p>
            </>
          )}
        </div>
        {mayPlan && (
          <Button icon="chair" busy={busy} onClick={() => void makePlan()}>
            {t(rounds.length > 0 ? 'again' : 'plan')}
          </Button>
        )}
      </section>
      {round !== undefined && (
        <section className="sheet seating-plan stack" aria-label={t('planned')}>
          <div className="row wrap between">
            {view === 'tables' ? (
              <Segmented
                legend={t('round')}
                hideLegend={false}
                value={round}
                onChange={setPicked}
                options={rounds.map((one) => ({ value: one, label: number(Number(one) + 1) }))}
              />
            ) : (
              <span />
            )}
            <Segmented
              legend={t('view')}
              hideLegend={false}
              value={view}
              onChange={setView}
              options={[
                { value: 'tables', label: t('byTable') },
                { value: 'people', label: t('asTable') },
              ]}
            />
          </div>
          {view === 'tables' ? (
            <RoundTables rotation={rotation} round={Number(round)} />
          ) : (
            <RotationTable rotation={rotation} />
          )}
        </section>
      )}
    </div>
  )
}
