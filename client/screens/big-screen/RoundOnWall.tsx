import { SOFT_LANDING_MS } from '@tablecloth/shared/protocol/limits.ts'
import { useTranslation } from 'react-i18next'
import { remainingOf, useNow } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Minutes } from '../../ui/Minutes.tsx'
import { Stitch } from '../../ui/Stitch.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { signsInOrder } from './Signs.tsx'
import type { Said } from './use-screen.ts'

/** The question, and the round as sewing, to be read from the last row. */
export function RoundOnWall({ said }: { said: Said }) {
  const { t } = useTranslation('screen')
  const now = useNow()
  const left = remainingOf(said, now)
  const own = signsInOrder(said.tables).filter(({ question }) => question)
  return (
    <div className="wall-round">
      <h1 dir="auto">{said.rounds[said.state.round]?.question}</h1>
      {own.length > 0 && (
        <section aria-labelledby="own">
          <h2 id="own" className="label">
            {t('round.own')}
          </h2>
          <ul className="wall-own">
            {own.map(({ id, order, question }) => (
              <li key={id}>
                <Tally count={order + 1} label={t('table', { n: order + 1 })} />
                <span dir="auto">{question}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {left && (
        <div className="wall-clock">
          <Stitch fraction={left.gone} />
          <p>
            <Minutes ms={left.ms} suffix />
            {left.paused ? (
              <span className="tag">
                <Icon name="pause" size="s" />
                {t('round.paused')}
              </span>
            ) : (
              left.ms <= SOFT_LANDING_MS && <strong>{t('round.over')}</strong>
            )}
          </p>
        </div>
      )}
    </div>
  )
}
