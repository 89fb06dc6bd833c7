import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { keepOwnLink } from './own-link.ts'

interface RenewLinkProps {
  id: string
  /** Whose it is. */
  name: string
}

/** Another link for somebody or something; the old one, and what came in by it, ends at once. */
export function RenewLink({ id, name }: RenewLinkProps) {
  const { t } = useTranslation(['kept', 'common'])
  const run = useCommand()
  const me = useMe()
  const origin = useInvitingOrigin()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  const isOwn = id === me?.participantId
  const renew = async () => {
    setBusy(true)
    const answer = await run({ type: 'renew-link', participantId: id as ParticipantId })
    setBusy(false)
    if (!answer.ok || typeof answer.value.link !== 'string') return
    setLink(new URL(answer.value.link, origin).href)
    announce(t('renew.done'))
    if (isOwn) await keepOwnLink(answer.value.link)
  }
  const close = () => {
    setOpen(false)
    setLink(null)
  }
  return (
    <>
      <Button
        small
        variant="plain"
        icon="link"
        aria-label={t('renew.linkNamed', { name })}
        onClick={() => setOpen(true)}
      >
        {t('renew.link')}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={t(link ? 'renew.done' : 'renew.linkTitle')}
        actions={
          !link && (
            <>
              <Button variant="main" busy={busy} onClick={() => void renew()}>
                {t('renew.yes')}
              </Button>
              <Button onClick={close}>{t('common:cancel')}</Button>
            </>
          )
        }
      >
        <CommandTrouble />
        {link ? (
          <CopyField label={t('renew.new')} value={link} hint={t('renew.newHint')} secret />
        ) : (
          <p>{t(isOwn ? 'renew.ownWords' : 'renew.linkWords')}</p>
        )}
      </Dialog>
    </>
  )
}
