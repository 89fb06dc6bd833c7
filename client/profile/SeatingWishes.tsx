import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../connection/api.ts'
import { useFormat } from '../i18n/format.ts'
import { nameIn, useCafe, useMe, usePhase } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PersonPicks } from './PersonPicks.tsx'

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
      {open && <WishesDialog me={me} running={phase === 'round'} onClose={() => setOpen(false)} />}
    </section>
  )
}

function WishesDialog({ me, running, onClose }: { me: Me; running: boolean; onClose: () => void }) {
  const { t } = useTranslation(['wishes', 'common', 'errors'])
  const run = useCommand()
  const [apart, setApart] = useState<readonly string[]>(me.wishes.apart)
  const [together, setTogether] = useState<readonly string[]>(me.wishes.together)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await run({
      type: 'wish-seats',
      apart: apart as ParticipantId[],
      together: together as ParticipantId[],
    })
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.error)
    announce(t('saved'))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          <Button variant="main" busy={busy} onClick={() => void save()}>
            {t('common:save')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <p>{t('moves')}</p>
      <PersonPicks
        label={t('apart.label')}
        hint={t('apart.hint')}
        value={apart}
        onChange={setApart}
        without={together}
        most={LIMITS.apart}
      />
      <PersonPicks
        label={t('together.label')}
        hint={t('together.hint')}
        value={together}
        onChange={setTogether}
        without={apart}
        most={LIMITS.together}
      />
      {running && <p className="soft">{t('running')}</p>}
      <p className="meta">{t('whoLong')}</p>
      {trouble && (
        <Notice kind="heed" still>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
    </Dialog>
  )
}
