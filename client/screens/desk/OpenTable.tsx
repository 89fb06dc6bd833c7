import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FewWords } from '../../state/FewWords.tsx'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useTables } from '../gallery/tables.ts'
import { useTablesChange } from './use-whereabouts.ts'

/** One more table, for the rounds to come and for whoever comes late. */
export function OpenTable() {
  const { t } = useTranslation('tables')
  const phase = useTablesChange()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  if (!phase || !may('open-table')) return null
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
  const { t } = useTranslation('tables')
  const run = useCommand()
  const usual = t('open.nameOf', { n: useTables().length + 1 })
  const [name, setName] = useState('')
  const lay = async (question: string) => {
    const called = withoutFaults(name).trim() || usual
    const answer = await run({ type: 'open-table', name: called, ...(question ? { question } : {}) })
    if (!answer.ok) return false
    announce(t('open.done', { name: called }))
    setName('')
    return true
  }
  return (
    <FewWords
      open={open}
      onClose={onClose}
      title={t('open.title')}
      send={t('open.yes')}
      label={t('open.question')}
      hint={t('open.questionHint')}
      optional
      maxLength={LIMITS.question}
      onSend={lay}
      before={
        <>
          <p className="soft">{hint}</p>
          <TextInput
            data-first
            label={t('open.name')}
            placeholder={usual}
            value={name}
            maxLength={LIMITS.name}
            autoComplete="off"
            onChange={setName}
          />
        </>
      }
    />
  )
}
