import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Readings } from '../../rotation/Readings.tsx'
import { TakeAlong } from '../../rotation/TakeAlong.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { AtWork } from './AtWork.tsx'
import type { Shown } from './PlanScreen.tsx'
import { isolated } from './plan-words.ts'
import { Quality } from './Quality.tsx'
import { rotationOf } from './rotation-of.ts'
import { SaveFile } from './SaveFile.tsx'

interface ResultProps {
  shown: Shown
  /** Something is being planned or opened; `atWork`: another way of this plan. */
  busy: boolean
  atWork: boolean
  onAnother: () => void
  onStop: () => void
}

/** A plan: how good it is, the plan itself in four readings, and what can be taken along. */
export function Result({ shown, busy, atWork, onAnother, onStop }: ResultProps) {
  const { t } = useTranslation('plan')
  const heading = useRef<HTMLHeadingElement>(null)
  const { plan, score, optimal, file, ignored } = shown
  const { list } = useFormat()
  const rotation = useMemo(() => rotationOf(plan), [plan])
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])
  return (
    <section className="sheet plan-result" aria-labelledby="plan-result">
      <Selvedge count={Math.min(plan.tables.length, 10)} />
      <div className="plan-said">
        {plan.title && (
          <p className="soft" dir="auto">
            {plan.title}
          </p>
        )}
        <h2 id="plan-result" ref={heading} tabIndex={-1} aria-describedby="plan-quality">
          {file === null ? t('result.title') : t('result.opened', { name: file })}
        </h2>
        {ignored.length > 0 && (
          <Notice kind="heed" still>
            {t('result.ignored', { count: ignored.length, names: list(ignored.map(isolated)) })}
          </Notice>
        )}
        <Quality plan={plan} score={score} optimal={optimal} />
        {plan.withoutWishes ? null : atWork ? (
          <AtWork onStop={onStop} />
        ) : (
          <div>
            <Button icon="chair" busy={busy} onClick={onAnother}>
              {t('result.another')}
            </Button>
          </div>
        )}
      </div>
      <div className="plan-seats">
        <Readings rotation={rotation} order={['weave', 'tables', 'people', 'way']} />
      </div>
      <div className="plan-take">
        <SaveFile plan={plan} />
        <div>
          <TakeAlong rotation={rotation} title={plan.title} />
        </div>
      </div>
    </section>
  )
}
