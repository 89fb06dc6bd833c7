import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../connection/api.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PersonPicks } from './PersonPicks.tsx'

/** Whom one names, for oneself and the server alone. */
export default function WishesDialog({ me, running, onClose }: { me: Me; running: boolean; onClose: () => void }) {
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
