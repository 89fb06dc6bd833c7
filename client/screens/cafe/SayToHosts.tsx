import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request, type Trouble } from '../../connection/api.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { useDraft } from '../../state/use-draft.ts'
import { usePutAway } from '../../state/use-put-away.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

/** What somebody who was asked to step out has to say about it: once, to the hosts alone. The café's own line is closed to them. */
export function SayToHosts({ actId }: { actId: string }) {
  const { t } = useTranslation(['table', 'errors', 'common'])
  const { cafeId, participantId } = useOpenCafe()
  const { isAway, putAway } = usePutAway()
  const [words, setWords, forget] = useDraft(`removed ${actId}`)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | 'empty' | null>(null)
  const said = isAway(`said ${actId}`)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const text = withoutFaults(words).trim()
    if (text === '') return setTrouble('empty')
    setBusy(true)
    const answer = await request('POST', `/api/cafes/${cafeId}/commands`, {
      body: { type: 'answer-act', actId, text },
      ...(participantId ? { as: participantId } : {}),
    })
    setBusy(false)
    // From another tab, or before this page was opened again.
    const already = !answer.ok && answer.error.code === 'too_many'
    setTrouble(answer.ok || already ? null : answer.error)
    if (!answer.ok && !already) return
    forget()
    putAway(`said ${actId}`)
  }
  if (said) return <Notice icon="check">{t('removed.said')}</Notice>
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <TextArea
        label={t('removed.say')}
        hint={t('removed.sayHint')}
        maxLength={LIMITS.report}
        value={words}
        onChange={setWords}
        error={trouble === 'empty' && words.trim() === '' ? t('common:wordsFirst') : undefined}
      />
      {trouble && trouble !== 'empty' && (
        <Notice kind="heed" urgent>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
      <div>
        <Button type="submit" icon="lock" busy={busy}>
          {t('removed.send')}
        </Button>
      </div>
    </form>
  )
}
