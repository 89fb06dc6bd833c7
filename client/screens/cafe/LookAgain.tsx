import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../connection/api.ts'
import { addMyCafe, listMyCafes } from '../../device/my-cafes.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import type { OpenCafe } from '../../state/cafe-store.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

/** How often it is looked by itself while the page is looked at, in ms. */
const EVERY_MS = 30_000

/** Whoever has knocked anew meanwhile may be let back as who they were before that. Then this page is theirs again. */
async function isBackAsBefore({ cafeId, participantId }: OpenCafe): Promise<boolean> {
  const own = listMyCafes().find((one) => one.cafeId === cafeId && one.participantId === participantId)
  if (!own?.earlier) return false
  const { earlier: as, removed: _, ...rest } = own
  const answer = await request('GET', `/api/cafes/${cafeId}`, { as })
  if (!answer.ok) return false
  addMyCafe({ ...rest, participantId: as })
  window.location.reload()
  return true
}

/** Whether one is let back: then the café is there again, with nothing to be typed. */
export function LookAgain() {
  const { t } = useTranslation('table')
  const cafe = useOpenCafe()
  const [busy, setBusy] = useState(false)
  const [notYet, setNotYet] = useState(false)
  const look = useCallback(async () => {
    setBusy(true)
    const isBack = (await cafe.lookAgain()) || (await isBackAsBefore(cafe))
    setBusy(false)
    return isBack
  }, [cafe])
  useEffect(() => {
    const again = setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, EVERY_MS)
    return () => clearInterval(again)
  }, [look])
  const press = async () => {
    setNotYet(false)
    if (await look()) return
    setNotYet(true)
    announce(t('removed.notYet'))
  }
  return (
    <>
      <Button variant="main" icon="eye" busy={busy} onClick={() => void press()}>
        {t('removed.look')}
      </Button>
      {notYet && <p className="soft ui">{t('removed.notYet')}</p>}
    </>
  )
}
