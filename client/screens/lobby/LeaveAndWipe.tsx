import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wipeDevice } from '../../device/wipe.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Gives up the seat and leaves nothing of it on the device. The device is wiped even when the server cannot be reached. */
export function LeaveAndWipe() {
  const { t } = useTranslation('lobby')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [left, setLeft] = useState<'not' | 'but-the-cookie'>('not')
  const run = useCommand()
  const leave = async () => {
    setBusy(true)
    await run({ type: 'leave' })
    const whole = await wipeDevice()
    setBusy(false)
    if (whole) toTheStart()
    else setLeft('but-the-cookie')
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
          left === 'not' ? (
            <>
              <Button variant="main" busy={busy} onClick={() => void leave()}>
                {t('leave.yes')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('leave.no')}</Button>
            </>
          ) : (
            <Button variant="main" onClick={toTheStart}>
              {t('leave.close')}
            </Button>
          )
        }
      >
        <p role="status">{t(left === 'not' ? 'leave.words' : 'leave.cookie')}</p>
      </Dialog>
    </>
  )
}

/** A new page: what this one remembers goes with it. */
function toTheStart(): void {
  window.location.replace('/')
}
