import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { request, type Trouble } from '../../connection/api.ts'
import { listMyCafes, removeMyCafe } from '../../device/my-cafes.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { useMe } from '../../state/hooks.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { makeRehearsal } from './make-rehearsal.ts'

/** Whoever hosts the café that this is the rehearsal of, in this browser. */
function useOriginal() {
  const rehearses = useMe()?.desk?.rehearses
  const [known] = useState(listMyCafes)
  return known.find(({ cafeId, role }) => cafeId === rehearses && (role === 'organiser' || role === 'host'))
}

/** Begun again from the café, or over; both erase what is here. */
export function AtItsEnd() {
  const { t } = useTranslation(['rehearsal', 'errors'])
  const navigate = useNavigate()
  const { cafeId, participantId } = useOpenCafe()
  const organises = useMe()?.role === 'organiser'
  const original = useOriginal()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  if (!organises) return null
  const startOver = async () => {
    if (!original) return
    const { title, participantId: as } = original
    const made = await makeRehearsal({ cafeId: original.cafeId, as, title: t('titled', { title }) })
    if (!made.ok) return setTrouble(made.error)
    removeMyCafe(cafeId)
    await navigate(`/cafe/${made.value.cafeId}/desk/lobby`, { replace: true })
  }
  const end = async () => {
    const answer = await request('DELETE', `/api/cafes/${cafeId}`, participantId ? { as: participantId } : {})
    if (!answer.ok) return setTrouble(answer.error)
    removeMyCafe(cafeId)
    await navigate(original ? `/cafe/${original.cafeId}/desk` : '/', { replace: true })
  }
  return (
    <>
      {original && (
        <AskFirst
          icon="undo"
          label={t('panel.over')}
          title={t('panel.overAsk')}
          yes={t('panel.overYes')}
          onYes={startOver}
        >
          {t('panel.overWords')}
        </AskFirst>
      )}
      <AskFirst icon="door" label={t('panel.end')} title={t('panel.endAsk')} yes={t('panel.endYes')} onYes={end}>
        {t('panel.endWords')}
      </AskFirst>
      {trouble && (
        <Notice kind="heed" urgent>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
    </>
  )
}
