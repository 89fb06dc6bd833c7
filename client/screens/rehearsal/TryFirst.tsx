import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Trouble } from '../../connection/api.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { usePhase, useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { makeRehearsal } from './make-rehearsal.ts'

/** For a host who would rather press every button once before it counts. */
export function TryFirst() {
  const { t } = useTranslation(['rehearsal', 'errors'])
  const navigate = useNavigate()
  const { cafeId, participantId: as } = useOpenCafe()
  const info = useRoot('info')
  const phase = usePhase()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  if (!info || info.rehearsal || phase === 'closed') return null
  const begin = async () => {
    setBusy(true)
    const made = await makeRehearsal({ cafeId, as, title: t('titled', { title: info.title }) })
    setBusy(false)
    if (made.ok) void navigate(`/cafe/${made.value.cafeId}/desk/lobby`)
    else setTrouble(made.error)
  }
  return (
    <section className="sheet stack" aria-labelledby="try-first">
      <h2 id="try-first">{t('try.title')}</h2>
      <p className="hint">{t('try.words')}</p>
      {trouble && (
        <Notice kind="heed" urgent>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
      <div>
        <Button icon="play" busy={busy} onClick={() => void begin()}>
          {t('try.open')}
        </Button>
      </div>
      <p className="hint">{t('try.again')}</p>
    </section>
  )
}
