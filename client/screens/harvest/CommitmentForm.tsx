import { asId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useDraft } from '../../state/use-draft.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { OwnCreditField } from './OwnCreditField.tsx'

interface CommitmentFormProps {
  /** Of what is said anew. */
  id?: string
  before?: Me['commitments'][string] | undefined
  onDone?: () => void
}

/** What one takes on, by when, and how it is signed. */
export function CommitmentForm({ id, before, onDone }: CommitmentFormProps) {
  const { t } = useTranslation(['commitments', 'common'])
  const run = useCommand()
  const [text, setText, forgetText] = useDraft(`take-on ${id ?? ''}`, before?.text)
  const [when, setWhen, forgetWhen] = useDraft(`by-when ${id ?? ''}`, before?.when)
  const [credit, setCredit] = useState(before?.credit ?? 'nobody')
  const [fault, setFault] = useState(false)
  const [busy, setBusy] = useState(false)
  const take = async (event: FormEvent) => {
    event.preventDefault()
    setFault(text.trim() === '')
    if (text.trim() === '') return
    setBusy(true)
    const commitmentId = id === undefined ? {} : { commitmentId: asId<never>(id) }
    const outcome = await run({ type: 'take-on', ...commitmentId, text, when, credit })
    setBusy(false)
    if (!outcome.ok) return
    announce(t('taken'))
    if (onDone) return leave()
    setText('')
    setWhen('')
  }
  const leave = () => {
    forgetText()
    forgetWhen()
    onDone?.()
  }
  return (
    <form className="napkin stack taking-on" noValidate onSubmit={take}>
      <TextArea
        label={t('what')}
        value={text}
        maxLength={LIMITS.commitment}
        onChange={setText}
        {...(fault ? { error: t('noWords') } : {})}
      />
      <TextInput
        label={t('when')}
        optional
        value={when}
        maxLength={LIMITS.when}
        autoComplete="off"
        onChange={setWhen}
      />
      <OwnCreditField value={credit} onChange={setCredit} />
      <div className="row wrap">
        <Button type="submit" icon="check" busy={busy}>
          {t(id === undefined ? 'take' : 'common:save')}
        </Button>
        {onDone && (
          <Button variant="plain" onClick={leave}>
            {t('common:cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
