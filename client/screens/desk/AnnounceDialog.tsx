import type { TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FewWords } from '../../state/FewWords.tsx'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
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
  const { t } = useTranslation('desk')
  const run = useCommand()
  const [to, setTo] = useState(tableId)
  useEffect(() => {
    if (open) setTo(tableId)
  }, [open, tableId])
  const tell = async (text: string) => {
    const answer = await run({ type: 'announce', text, ...(to ? { tableId: to as TableId } : {}) })
    if (answer.ok) announce(t('announce.said'))
    return answer.ok
  }
  return (
    <FewWords
      open={open}
      onClose={onClose}
      title={t('announce.title')}
      send={t('announce.tell')}
      icon="voice"
      label={t('announce.words')}
      hint={t('announce.hint')}
      begin={words}
      maxLength={LIMITS.announcement}
      onSend={tell}
    >
      <TablePick label={t('announce.to')} value={to} onChange={setTo} none={t('announce.everyone')} />
    </FewWords>
  )
}
