import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsHost, usePhase } from '../../state/hooks.ts'
import { useTableDocument } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useHere, useIsTableHost } from './use-here.ts'
import { useBegun, useCameLate, useRecap } from './use-recap.ts'

/** First of all for whoever has just sat down, below what is asked: what the table has so far. */
export function SitDown() {
  const { t } = useTranslation('table')
  const { question, round } = useHere()
  const phase = usePhase()
  const host = useIsHost()
  const tableHost = useIsTableHost()
  const arrived = useTableDocument((state) => state.arrived)
  const late = useCameLate() !== null
  const recap = useRecap()
  const { begun, begin } = useBegun()
  const stands = arrived && phase === 'round' && !host && !tableHost && !begun && (late || recap !== null)
  const said = useRef(false)
  const heading = late ? t('sitDown.late') : t('recap.title')
  useEffect(() => {
    if (!stands || said.current) return
    said.current = true
    announce([`${heading}.`, recap?.words, question].filter(Boolean).join(' '))
  }, [stands, heading, recap, question])
  if (!stands) return null
  const goOn = () => {
    begin()
    // The button goes with the strip; reading goes on where the table begins.
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <section className="notice sit-down" aria-labelledby="sit-down">
      <div className="grow">
        <h2 id="sit-down">{heading}</h2>
        {recap ? (
          <>
            <p className="meta">
              {t(recap.round === round ? 'recap.fromNow' : 'recap.from', { round: recap.round + 1 })}
            </p>
            <p className="words" dir="auto">
              {recap.words}
            </p>
          </>
        ) : (
          <p>{t('sitDown.noRecap')}</p>
        )}
        <div className="acts">
          <Button small icon="check" onClick={goOn}>
            {t('sitDown.read')}
          </Button>
        </div>
      </div>
    </section>
  )
}
