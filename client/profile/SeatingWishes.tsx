import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { nameIn, useCafe, useMe, usePhase } from '../state/hooks.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'

/** Fetched by whoever opens it: a phone that joins has enough to carry. */
const WishesDialog = lazy(() => import('./WishesDialog.tsx'))

/** With whom one sits and does not: one's own wishes, told to nobody, and which of them the plan cannot meet. */
export function SeatingWishes() {
  const { t } = useTranslation('wishes')
  const { list, number } = useFormat()
  const me = useMe()
  const phase = usePhase()
  const cafe = useCafe((state) => state.cafe)
  const [open, setOpen] = useState(false)
  if (me?.role !== 'participant' || !me.admitted) return null
  if (phase !== 'lobby' && phase !== 'round' && phase !== 'between') return null
  const { apart, together, unmet } = me.wishes
  const names = (ids: readonly string[]) => list(ids.map((id) => nameIn(cafe, id) ?? t('someone')))
  return (
    <section className="stack" aria-labelledby="seating-wishes">
      <h2 id="seating-wishes">{t('title')}</h2>
      <p className="soft">{t('about')}</p>
      {apart.length > 0 && <p dir="auto">{t('apart.set', { names: names(apart) })}</p>}
      {together.length > 0 && <p dir="auto">{t('together.set', { names: names(together) })}</p>}
      {unmet.length > 0 && (
        <Notice kind="heed" still>
          {t('unmet', { count: unmet.length, rounds: list(unmet.map((round) => number(round + 1))) })}
        </Notice>
      )}
      <p className="meta row">
        <Icon name="lock" size="s" />
        {t('who')}
      </p>
      <div>
        <Button small icon="chair" onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      </div>
      {open && (
        <Suspense>
          <WishesDialog me={me} running={phase === 'round'} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  )
}
