import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../connection/api.ts'
import { ProfileFields } from '../../profile/ProfileFields.tsx'
import { type ProfileFault, profileBody, profileFault, profileOf } from '../../profile/profile.ts'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useOfferedPerspectives } from './use-offered-perspectives.ts'

interface ProfileDialogProps {
  me: Me
  onClose: () => void
}

/** Changes what one has said of oneself: in the lobby and, later, at a table. */
export default function ProfileDialog({ me, onClose }: ProfileDialogProps) {
  const { t } = useTranslation(['lobby', 'common'])
  const form = useId()
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('me.dialog')}
      actions={
        <>
          <Button variant="main" type="submit" form={form} busy={busy}>
            {t('common:save')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <ProfileForm id={form} me={me} onBusy={setBusy} onDone={onClose} />
    </Dialog>
  )
}

interface ProfileFormProps {
  id: string
  me: Me
  onBusy: (busy: boolean) => void
  onDone: () => void
}

function ProfileForm({ id, me, onBusy, onDone }: ProfileFormProps) {
  const { t } = useTranslation(['lobby', 'join', 'errors'])
  const run = useCommand()
  const [profile, setProfile] = useState(() => profileOf(me))
  const [fault, setFault] = useState<ProfileFault | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const form = useFaultFocus(fault)
  const languages = useRoot('info')?.languages ?? []
  const perspectives = useOfferedPerspectives()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = profileFault(profile)
    setFault(wrong)
    setTrouble(null)
    if (wrong) return
    onBusy(true)
    const answer = await run({ type: 'update-me', ...profileBody(profile) })
    onBusy(false)
    if (!answer.ok) {
      setTrouble(answer.error)
      return
    }
    announce(t('me.saved'))
    onDone()
  }

  return (
    <form id={id} ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <ProfileFields
        value={profile}
        onChange={setProfile}
        languages={languages}
        perspectives={perspectives}
        errors={fault ? { [fault.field]: t(`join:${fault.key}`, { most: fault.most }) } : {}}
      />
      {trouble && (
        <Notice kind="heed" still>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
    </form>
  )
}
