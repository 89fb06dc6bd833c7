import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { RoundTables } from '../../rotation/RoundTables.tsx'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from './DeskProvider.tsx'
import { useRotation } from './use-rotation.ts'

/** Before a round: where everyone will sit, folded until it is wanted. */
export function WhoGoesWhere({ round }: { round: number }) {
  const { t } = useTranslation(['desk', 'seating'])
  const { cafeId = '' } = useParams()
  const run = useCommand()
  const may = useMay()
  const plan = useDesk((state) => state.plan)
  const { rotation } = useRotation()
  return (
    <section className="sheet next-seats" aria-label={t('next.title', { n: round + 1 })}>
      {plan[round] ? (
        <details>
          <summary className="ui">
            <strong>{t('next.title', { n: round + 1 })}</strong>
          </summary>
          <RoundTables rotation={rotation} round={round} />
          <p>
            <Link to={`/cafe/${cafeId}/desk/seating`}>{t('next.toSeating')}</Link>
          </p>
        </details>
      ) : (
        <div className="row wrap">
          <p className="grow ui">{t('next.unplanned')}</p>
          {may('plan-seating') && (
            <Button small onClick={() => void run({ type: 'plan-seating' })}>
              {t('seating:plan')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
