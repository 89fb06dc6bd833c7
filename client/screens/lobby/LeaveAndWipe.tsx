import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../connection/api.ts'
import { wipeDevice } from '../../device/wipe.ts'
import { useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Gives up the seat and leaves nothing of it on the device. The device is wiped even when the server cannot be reached. */
export function LeaveAndWipe() {
  const { t } = useTranslation('lobby')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const run = useCommand()
  const me = useMe()
  const leave = async () => {
    setBusy(true)
    await run({ type: 'leave' })
    if (me) await request('DELETE', '/api/sessions', { as: me.participantId })
    await wipeDevice()
    // A new page: what this one remembers goes with it.
    window.location.replace('/')
  }
  return (
    <>
      <Button variant="plain" small icon="trash" onClick={() => setAsking(true)}>
        {t('leave.button')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('leave.title')}
        actions={
          <>
            <Button variant="main" busy={busy} onClick={() => void leave()}>
              {t('leave.yes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('leave.no')}</Button>
          </>
        }
      >
        <p>{t('leave.words')}</p>
      </Dialog>
    </>
  )
}
