import { useTranslation } from 'react-i18next'
import { listMyCafes } from '../../device/my-cafes.ts'
import { forgetCafe } from '../../device/wipe.ts'
import { useCafe, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'

/** For a co-host, who may have been the organiser before: their link ends, and this browser forgets it. */
export function LeaveAsHost() {
  const { t } = useTranslation('kept')
  const run = useCommand()
  const me = useMe()
  const cafeId = useCafe((state) => state.cafeId)
  const leave = async () => {
    const answer = await run({ type: 'leave' })
    if (!answer.ok) return
    const mine = listMyCafes().find((cafe) => cafe.cafeId === cafeId && cafe.participantId === me?.participantId)
    if (mine) await forgetCafe(mine)
    window.location.replace('/')
  }
  return (
    <AskFirst icon="door" label={t('hand.leave')} title={t('hand.leaveTitle')} yes={t('hand.leaveYes')} onYes={leave}>
      {t('hand.leaveWords')}
    </AskFirst>
  )
}
