import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import type { SavedPlan } from '@tablecloth/shared/seating/plan-file.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Unmet } from './Unmet.tsx'

interface QualityProps {
  plan: SavedPlan
  score: SeatingScore
  optimal: boolean
}

/** How good a plan is: in a sentence, then in what can be counted, then in what it could not do. */
export function Quality({ plan, score, optimal }: QualityProps) {
  const { t } = useTranslation('plan')
  const { number } = useFormat()
  const { repeats, pairSum, mostMeetings, revisits, bound, tableSizes } = score
  const sizes = tableSizes.flat()
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const goal = plan.request.goal ?? 'fair'
  return (
    <>
      <p className="lead" id="plan-quality">
        {repeats === 0 ? t('quality.none') : t('quality.repeats', { count: repeats })}
        {optimal && <> {t(repeats === 0 || goal === 'most-different' ? 'quality.best' : 'quality.bestByGoal')}</>}
      </p>
      <dl className="plan-facts">
        {repeats > 0 && (
          <Fact
            name={t(`quality.goal.${goal}`)}
            value={number(goal === 'fair' ? pairSum : repeats)}
            hint={[t('quality.bound', { bound }), goal === 'fair' && t('quality.weighed')].filter(Boolean).join(' ')}
          />
        )}
        <Fact name={t('quality.most')} value={number(mostMeetings)} />
        <Fact name={t('quality.revisits')} value={number(revisits)} />
        <Fact name={t('quality.sizes')} value={least === most ? number(most) : t('quality.range', { least, most })} />
        <Fact name={t('quality.seed')} value={seedWords(plan.request.seed, number)} hint={t('quality.seedHint')} />
      </dl>
      {plan.withoutWishes ? (
        <p className="ui soft">{t('quality.withoutWishes')}</p>
      ) : (
        score.unmet.length > 0 && <Unmet unmet={score.unmet} people={plan.people} />
      )}
    </>
  )
}

function Fact({ name, value, hint }: { name: string; value: string; hint?: string | undefined }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd>
        <bdi className="num">{value}</bdi>
        {hint && <span className="hint">{hint}</span>}
      </dd>
    </div>
  )
}

/** A file may have words for a seed. */
function seedWords(seed: SavedPlan['request']['seed'], number: (n: number) => string): string {
  return typeof seed === 'string' ? seed : number(seed ?? 0)
}
