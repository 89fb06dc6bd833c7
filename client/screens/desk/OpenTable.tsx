import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useTables } from '../gallery/tables.ts'
import { useTablesChange } from './use-whereabouts.ts'

/** One more table, for the rounds to come and for whoever comes late. */
export function OpenTable() {
  const { t } = useTranslation('tables')
  const phase = useTablesChange()
  const [asking, setAsking] = useState(false)
  if (!phase) return null
  return (
    <div>
      <Button icon="plus" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('open.open')}
      </Button>
      <Ask open={asking} hint={t(`open.${phase}`)} onClose={() => setAsking(false)} />
    </div>
  )
}

function Ask({ open, hint, onClose }: { open: boolean; hint: string; onClose: () => void }) {
  const { t } = useTranslation(['tables', 'common'])
  const run = useCommand()
  const next = useTables().length + 1
  const usual = t('open.nameOf', { n: next })
  const [name, setName] = useState('')
  const [question, setQuestion] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!open) return
    setName('')
    setQuestion('')
  }, [open])
  const lay = async () => {
    const called = withoutFaults(name).trim() || usual
    const asked = withoutFaults(question).trim()
    setBusy(true)
    const answer = await run({ type: 'open-table', name: called, ...(asked ? { question: asked } : {}) })
    setBusy(false)
    if (!answer.ok) return
    announce(t('open.done', { name: called }))
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('open.title')}
      actions={
        <>
          <Button variant="main" busy={busy} onClick={() => void lay()}>
            {t('open.yes')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <p className="soft">{hint}</p>
      <CommandTrouble />
      <TextInput
        data-first
        label={t('open.name')}
        placeholder={usual}
        value={name}
        maxLength={LIMITS.name}
        autoComplete="off"
        onChange={setName}
      />
      <TextArea
        label={t('open.question')}
        hint={t('open.questionHint')}
        optional
        value={question}
        maxLength={LIMITS.question}
        onChange={setQuestion}
      />
    </Dialog>
  )
}
