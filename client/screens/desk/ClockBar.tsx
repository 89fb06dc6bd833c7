import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemaining, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { Minutes } from '../../ui/Minutes.tsx'
import { Stitch } from '../../ui/Stitch.tsx'
import { AnnounceDialog } from './AnnounceDialog.tsx'
import { nextSteps } from './next-step.ts'
import { StepButton } from './StepButton.tsx'
import { useWhereabouts } from './use-whereabouts.ts'

/** The clock, where the café stands, and the one thing that comes next. */
export function ClockBar() {
  const { t } = useTranslation(['desk', 'walk'])
  const where = useWhereabouts()
  const over = useRoot('walk')?.over
  const { main } = nextSteps(where)
  const [telling, setTelling] = useState(false)
  const remaining = useRemaining()
  const may = useMay()
  const mayTell = may('announce')
  const next = main && may(main) ? main : null
  return (
    <section className="sheet now" aria-label={t('now.label')}>
      {remaining && <Minutes ms={remaining.ms} clock />}
      <div className="now-where">
        <h1>{t(`now.${where.phase}`, { n: where.round + 1, of: where.rounds })}</h1>
        {remaining?.paused && <p className="ui soft">{t('now.paused')}</p>}
      </div>
      {remaining ? (
        <Stitch fraction={remaining.gone} />
      ) : (
        <p className="ui soft now-hint">
          {t(where.phase === 'gallery' && over ? 'walk:clock.over' : `hint.${where.phase}`)}
        </p>
      )}
      <div className="now-acts">
        {where.phase === 'round' && <RoundButtons paused={where.paused} />}
        {where.phase === 'gallery' && <WalkButtons />}
        {next && <StepButton step={next} main />}
        {mayTell && (
          <Button {...(next ? {} : { variant: 'main' as const })} icon="voice" onClick={() => setTelling(true)}>
            {t('announce.open')}
          </Button>
        )}
      </div>
      <AnnounceDialog open={telling} onClose={() => setTelling(false)} />
    </section>
  )
}

function RoundButtons({ paused }: { paused: boolean }) {
  const { t } = useTranslation('desk')
  const run = useCommand()
  if (!useMay()('extend-round')) return null
  return (
    <>
      {!paused && (
        <Button icon="pause" onClick={() => void run({ type: 'pause-round' })}>
          {t('round.pause')}
        </Button>
      )}
      <Button icon="plus" onClick={() => void run({ type: 'extend-round', minutes: 2 })}>
        {t('round.extend')}
      </Button>
      {!paused && (
        <Button icon="cup" onClick={() => void run({ type: 'end-round', softly: true })}>
          {t('round.endSoftly')}
        </Button>
      )}
    </>
  )
}

/** The walk's clock. Once its time is over there is nothing to end, but it can still go on. */
function WalkButtons() {
  const { t } = useTranslation('walk')
  const run = useCommand()
  const over = useRoot('walk')?.over
  if (!useMay()('extend-walk')) return null
  return (
    <>
      <Button icon="plus" onClick={() => void run({ type: 'extend-walk', minutes: 2 })}>
        {t('clock.extend')}
      </Button>
      {!over && (
        <Button icon="cup" onClick={() => void run({ type: 'end-walk', softly: true })}>
          {t('clock.endSoftly')}
        </Button>
      )}
    </>
  )
}
