import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useDesk } from './DeskProvider.tsx'
import { ScopeChoices } from './ScopeChoices.tsx'

/** For the organiser, beside a co-host: what they take care of from now on. */
export function ChangeScopes({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation(['hosting', 'common'])
  const run = useCommand()
  const given = useDesk((state) => state.scopes[id]) ?? SCOPES
  const [chosen, setChosen] = useState<readonly Scope[] | null>(null)
  const [busy, setBusy] = useState(false)
  const close = () => setChosen(null)
  const change = async () => {
    if (!chosen) return
    setBusy(true)
    const answer = await run({ type: 'set-scopes', participantId: id as ParticipantId, scopes: [...chosen] })
    setBusy(false)
    if (!answer.ok) return
    announce(t('scopes.done', { name }))
    close()
  }
  return (
    <>
      <Button small variant="plain" aria-label={t('scopes.changeOf', { name })} onClick={() => setChosen(given)}>
        {t('scopes.change')}
      </Button>
      <Dialog
        open={chosen !== null}
        onClose={close}
        title={t('scopes.of', { name })}
        actions={
          <>
            <Button variant="main" busy={busy} onClick={() => void change()}>
              {t('scopes.yes')}
            </Button>
            <Button onClick={close}>{t('common:cancel')}</Button>
          </>
        }
      >
        <CommandTrouble />
        <ScopeChoices hideLegend scopes={chosen ?? given} onChange={setChosen} />
      </Dialog>
    </>
  )
}
