import { tidyLine } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { request, type Trouble } from '../../connection/api.ts'
import { removeMyCafe } from '../../device/my-cafes.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { useCafe } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { KeepUntil } from './KeepUntil.tsx'

/** Erases everything of the café from the server; only who types its title means it. */
export function EraseCafe({ cafeId }: { cafeId: string }) {
  const { t } = useTranslation('desk')
  const [asking, setAsking] = useState(false)
  return (
    <section className="sheet stack" aria-labelledby="erase">
      <h2 id="erase">{t('erase.title')}</h2>
      <KeepUntil cafeId={cafeId} />
      <p>
        <Button icon="trash" onClick={() => setAsking(true)}>
          {t('erase.open')}
        </Button>
      </p>
      <Dialog open={asking} onClose={() => setAsking(false)} alert title={t('erase.ask')}>
        <EraseForm cafeId={cafeId} onClose={() => setAsking(false)} />
      </Dialog>
    </section>
  )
}

function EraseForm({ cafeId, onClose }: { cafeId: string; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'common', 'errors'])
  const navigate = useNavigate()
  const { participantId } = useOpenCafe()
  const title = useCafe((state) => state.cafe?.info.title ?? '')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const erase = async (event: FormEvent) => {
    event.preventDefault()
    const right = tidyLine(typed) === tidyLine(title)
    setWrong(!right)
    if (!right) return
    setBusy(true)
    const answer = await request('DELETE', `/api/cafes/${cafeId}`, participantId ? { as: participantId } : {})
    setBusy(false)
    if (!answer.ok) {
      setTrouble(answer.error)
      return
    }
    removeMyCafe(cafeId)
    void navigate('/', { replace: true })
  }
  const error = wrong ? t('erase.wrong') : trouble ? t(`errors:${trouble.code}`) : null
  return (
    <form className="stack" noValidate onSubmit={(event) => void erase(event)}>
      <p>{t('erase.words')}</p>
      <p className="soft">{t('erase.reach')}</p>
      <TextInput
        label={t('erase.type', { title })}
        value={typed}
        autoComplete="off"
        onChange={setTyped}
        {...(error ? { error } : {})}
      />
      <div className="acts">
        <Button type="submit" icon="trash" busy={busy}>
          {t('erase.yes')}
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
