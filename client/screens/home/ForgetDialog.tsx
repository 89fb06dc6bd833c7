import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MyCafe } from '../../device/my-cafes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

export type Forgetting = MyCafe | 'everything'

interface ForgetDialogProps {
  what: Forgetting | null
  onStay: () => void
  onForget: (what: Forgetting) => Promise<void>
}

/** Says what would be lost before anything is: a seat or a host link kept nowhere else does not come back. */
export function ForgetDialog({ what, onStay, onForget }: ForgetDialogProps) {
  const { t } = useTranslation('home')
  const [busy, setBusy] = useState(false)
  const words = loss(what)

  const forget = async () => {
    if (what === null) return
    setBusy(true)
    await onForget(what)
    setBusy(false)
  }

  return (
    <Dialog
      open={what !== null}
      onClose={onStay}
      alert
      title={t(`mine.${words}Title`)}
      actions={
        <>
          <Button variant="main" busy={busy} onClick={() => void forget()}>
            {t(words === 'wipe' ? 'mine.wipeYes' : 'mine.forgetYes')}
          </Button>
          <Button onClick={onStay}>{t('common:cancel')}</Button>
        </>
      }
    >
      <p>{t(`mine.${words}Words`)}</p>
    </Dialog>
  )
}

function loss(what: Forgetting | null): 'wipe' | 'forgetSeat' | 'forgetHost' {
  if (what === null || what === 'everything') return 'wipe'
  return what.role === 'participant' ? 'forgetSeat' : 'forgetHost'
}
