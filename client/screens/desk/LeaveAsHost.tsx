import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMyCafes } from '../../device/my-cafes.ts'
import { forgetCafe } from '../../device/wipe.ts'
import { useCafe, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** For a co-host, who may have been the organiser before: their link ends, and this browser forgets it. */
export function LeaveAsHost() {
  const { t } = useTranslation(['kept', 'common'])
  const run = useCommand()
  const me = useMe()
  const cafeId = useCafe((state) => state.cafeId)
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    setAsking(false)
    const answer = await run({ type: 'leave' })
    if (!answer.ok) return
    const mine = listMyCafes().find((cafe) => cafe.cafeId === cafeId && cafe.participantId === me?.participantId)
    if (mine) await forgetCafe(mine)
    window.location.replace('/')
  }
  return (
    <>
      <Button small variant="plain" icon="door" onClick={() => setAsking(true)}>
        {t('hand.leave')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('hand.leaveTitle')}
        actions={
          <>
            <Button variant="main" onClick={() => void leave()}>
              {t('hand.leaveYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
          </>
        }
      >
        <p>{t('hand.leaveWords')}</p>
      </Dialog>
    </>
  )
}
