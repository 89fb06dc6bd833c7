import type { PulseAnswer } from '@tablecloth/shared/voices/pulse.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useRoot } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'

/** "Did you have room?": asked once a round, answered without a name. */
export function PulseQuestion() {
  const { t } = useTranslation('reflection')
  const me = useMe()
  const round = useRoot('state')?.round
  const run = useCommand()
  const [busy, setBusy] = useState(false)
  if (me?.role !== 'participant' || round === undefined) return null
  const answer = async (room: PulseAnswer) => {
    setBusy(true)
    const answered = await run({ type: 'answer-pulse', round, room })
    setBusy(false)
    if (answered.ok) announce(t('pulse.thanks'))
  }
  return (
    <section aria-labelledby="pulse">
      <h3 id="pulse">{t('pulse.title')}</h3>
      {me.pulseAnswered ? (
        <p className="ui">{t('pulse.thanks')}</p>
      ) : (
        <>
          <p className="meta">{t('pulse.words')}</p>
          <div className="row wrap">
            {(['yes', 'some', 'no'] as const).map((room) => (
              <Button key={room} busy={busy} onClick={() => void answer(room)}>
                {t(`pulse.${room}`)}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}
