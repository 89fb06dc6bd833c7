import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useDesk } from './DeskProvider.tsx'

const SECONDS = [30, 60, 120, 300] as const

/** Asks somebody for more time between their notes, and lets go of it. */
export function SlowDown({ id, name }: { id: ParticipantId; name: string }) {
  const { t } = useTranslation('hosting')
  const { minutes } = useFormat()
  const run = useCommand()
  const slowed = useDesk((state) => state.slowed[id])
  const by = useCafe(({ cafe }) => (slowed ? (nameIn(cafe, slowed.by) ?? '') : ''))
  const [chosen, setChosen] = useState('60')
  const [busy, setBusy] = useState(false)
  const ask = async (seconds: number | null) => {
    setBusy(true)
    const answer = await run({ type: 'slow-person', participantId: id, seconds })
    setBusy(false)
    if (answer.ok) announce(t(seconds === null ? 'slow.lifted' : 'slow.done', { name }))
  }
  return (
    <section className="stack" aria-label={t('slow.title')}>
      {slowed ? (
        <>
          <p className="ui">{t('slow.stands', { name: by, time: minutes(slowed.seconds * 1000) })}</p>
          <Button wide icon="play" busy={busy} onClick={() => void ask(null)}>
            {t('slow.lift')}
          </Button>
        </>
      ) : (
        <>
          <Segmented
            legend={t('slow.title')}
            hideLegend={false}
            options={SECONDS.map((seconds) => ({ value: String(seconds), label: minutes(seconds * 1000) }))}
            value={chosen}
            onChange={setChosen}
            wide
          />
          <Button wide icon="pause" busy={busy} onClick={() => void ask(Number(chosen))}>
            {t('slow.ask')}
          </Button>
        </>
      )}
      <p className="hint">{t('slow.about')}</p>
    </section>
  )
}
