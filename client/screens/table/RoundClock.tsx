import { SOFT_LANDING_MS } from '@tablecloth/shared/protocol/limits.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhase, useRemaining } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Minutes } from '../../ui/Minutes.tsx'
import { Stitch } from '../../ui/Stitch.tsx'
import { chime } from './chime.ts'
import { useTableView } from './view.ts'

/** The round as sewing, with what is left in minutes. `bare`: the stitch alone, where minutes stand elsewhere. */
export function RoundClock({ bare = false }: { bare?: boolean }) {
  const { t } = useTranslation('table')
  const remaining = useRemaining()
  const landing = remaining !== null && !remaining.paused && remaining.ms <= SOFT_LANDING_MS
  useEndsWords(landing)
  if (!remaining) return null
  return (
    <>
      <div className="time">
        <Stitch fraction={remaining.gone} />
        {!bare && <Minutes ms={remaining.ms} suffix />}
        {remaining.paused && (
          <span className="tag">
            <Icon name="pause" size="s" />
            {t('clock.paused')}
          </span>
        )}
      </div>
      {landing && (
        <p className="landing">
          <Icon name="cup" />
          <span>
            <strong>{t('clock.finish')}</strong> {t('clock.finishWords')}
          </span>
        </p>
      )}
    </>
  )
}

/** Says once that the last minute has begun, and once that the round is over; sounds where that was asked for. */
function useEndsWords(landing: boolean) {
  const { t } = useTranslation('table')
  const phase = usePhase()
  const before = useRef({ landing, phase })
  const sound = useTableView((state) => state.chime)
  useEffect(() => {
    const was = before.current
    before.current = { landing, phase }
    if (landing && !was.landing) {
      announce(t('clock.lastMinute'))
      if (sound) chime('minute')
    }
    if (was.phase === 'round' && phase !== 'round' && phase !== undefined) {
      announce(t('clock.over'))
      if (sound) chime('end')
    }
  }, [landing, phase, sound, t])
}
