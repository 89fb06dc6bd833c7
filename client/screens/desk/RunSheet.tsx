import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemaining, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { type Cue, cueNow, cuesOf } from './cues.ts'
import { comingRound } from './next-step.ts'
import { useWhereabouts } from './use-whereabouts.ts'

/** What comes next and what one could say, a card at a time. */
export function RunSheet() {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const may = useMay()
  const info = useRoot('info')
  const where = useWhereabouts()
  const leftMs = useRemaining(15_000)?.ms ?? null
  const hasCheckOut = Boolean(info?.checkOut)
  const cards = cuesOf({ checkIn: Boolean(info?.checkIn), checkOut: hasCheckOut })
  const now = cueNow({ phase: where.phase, leftMs, moreRounds: where.round + 1 < where.rounds, hasCheckOut })
  const [shown, setShown] = useState<Cue>(now)
  const [sent, setSent] = useState(false)
  useEffect(() => setShown(now), [now])
  const words = useCueWords(shown)
  const at = cards.indexOf(shown)
  const turn = (by: number) => {
    const next = cards[at + by]
    if (next) setShown(next)
    setSent(false)
  }
  const send = async () => {
    const answer = await run({ type: 'announce', text: words })
    if (!answer.ok) return
    setSent(true)
    announce(t('announce.said'))
  }
  return (
    <section className="sheet cue" aria-labelledby="cue">
      <p className="meta">{shown === now ? t('cue.now') : t('cue.other', { n: at + 1, of: cards.length })}</p>
      <h2 id="cue">{t(`cues.${shown}.title`)}</h2>
      <p className="meta">{t('cue.say')}</p>
      <blockquote aria-live="polite" dir="auto">
        {words}
      </blockquote>
      <div className="row wrap">
        {may('announce') && (
          <Button small icon={sent ? 'check' : 'voice'} onClick={() => void send()}>
            {t(sent ? 'cue.sent' : 'cue.send')}
          </Button>
        )}
        <Button small disabled={at <= 0} onClick={() => turn(-1)}>
          {t('cue.before')}
        </Button>
        <Button small disabled={at === cards.length - 1} onClick={() => turn(1)}>
          {t('cue.next')}
        </Button>
      </div>
    </section>
  )
}

/** The words of a card, with this café's own questions in them. */
function useCueWords(cue: Cue): string {
  const { t } = useTranslation('desk')
  const info = useRoot('info')
  const rounds = useRoot('rounds')
  const where = useWhereabouts()
  const coming = comingRound(where)
  const question = {
    'check-in': info?.checkIn?.question,
    'check-out': info?.checkOut?.question,
    start: rounds?.[coming ?? where.round]?.question,
  }[cue as string]
  return t(`cues.${cue}.words`, { question: question ?? '', title: info?.title ?? '' }).trim()
}
