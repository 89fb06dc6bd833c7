import { SOFT_LANDING_MS } from '@tablecloth/shared/protocol/limits.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemaining } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Minutes } from '../../ui/Minutes.tsx'
import { Stitch } from '../../ui/Stitch.tsx'
import { useWalk, type WalkNow } from './use-walk.ts'

/** How much time the walk has, and how many dots are still in one's hand. */
export function WalkStrip() {
  const { t } = useTranslation('walk')
  const walk = useWalk()
  const remaining = useRemaining()
  const landing = remaining !== null && remaining.ms <= SOFT_LANDING_MS
  useEndsWords(landing, walk.over)
  return (
    <section className="walk" aria-label={t('reading')}>
      {remaining && !walk.over && (
        <div className="time">
          <Stitch fraction={remaining.gone} />
          <Minutes ms={remaining.ms} suffix />
        </div>
      )}
      {landing && !walk.over && (
        <p className="landing">
          <Icon name="cup" />
          <span>{t('landing')}</span>
        </p>
      )}
      {walk.over && (
        <p className="landing">
          <Icon name="cup" />
          <span>
            <strong>{t('over')}</strong> {t('overWords')}
          </span>
        </p>
      )}
      {walk.mayMark && <InHand walk={walk} />}
    </section>
  )
}

function InHand({ walk: { dots, onOne, left } }: { walk: WalkNow }) {
  const { t } = useTranslation('walk')
  if (dots === 0) return <p className="ui soft">{t('unseen')}</p>
  return (
    <div className="in-hand">
      <p className="row wrap">
        <span className="dots" aria-hidden="true">
          {Array.from({ length: dots }, (_, n) => `dot-${n}`).map((key, n) => (
            <i key={key} className={n < left ? 'dot' : 'dot out'} />
          ))}
        </span>
        <strong>{t('left', { count: left })}</strong>
      </p>
      <p className="meta">
        {t('how', { count: dots })} {onOne < dots && t('onOne', { count: onOne })} {t('unseen')}
      </p>
    </div>
  )
}

/** Says once that the last minute has begun, and once that the time is over. */
function useEndsWords(landing: boolean, over: boolean) {
  const { t } = useTranslation('walk')
  const before = useRef({ landing, over })
  useEffect(() => {
    const was = before.current
    before.current = { landing, over }
    if (over && !was.over) announce(`${t('over')} ${t('overWords')}`)
    else if (landing && !was.landing && !over) announce(t('lastMinute'))
  }, [landing, over, t])
}
