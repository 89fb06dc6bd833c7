import type { TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TablePick } from './TablePick.tsx'

interface AnnounceDialogProps {
  open: boolean
  onClose: () => void
  /** To begin with: a table, and words. */
  tableId?: string
  words?: string
}

/** Tells the whole café something, or one table. */
export function AnnounceDialog({ open, onClose, tableId = '', words = '' }: AnnounceDialogProps) {
  const { t } = useTranslation(['desk', 'common'])
  const run = useCommand()
  const [text, setText] = useState(words)
  const [to, setTo] = useState(tableId)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!open) return
    setText(words)
    setTo(tableId)
  }, [open, words, tableId])
  const tell = async () => {
    if (text.trim() === '') return
    setBusy(true)
    const clean = withoutFaults(text).trim()
    const answer = await run({ type: 'announce', text: clean, ...(to ? { tableId: to as TableId } : {}) })
    setBusy(false)
    if (!answer.ok) return
    announce(t('announce.said'))
    setText('')
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('announce.title')}
      actions={
        <>
          <Button variant="main" icon="voice" busy={busy} onClick={() => void tell()}>
            {t('announce.tell')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <TextArea
        data-first
        label={t('announce.words')}
        hint={t('announce.hint')}
        value={text}
        maxLength={LIMITS.announcement}
        onChange={setText}
      />
      <TablePick label={t('announce.to')} value={to} onChange={setTo} none={t('announce.everyone')} />
    </Dialog>
  )
}
