import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../state/use-command.ts'
import { useOpenTable } from '../state/use-table.ts'
import { Button } from '../ui/Button.tsx'
import { board } from './board-state.ts'

/** A host takes a note off the cloth. It can be put back; its author is told. */
export function HideNote({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const { tableId } = useOpenTable()
  const run = useCommand()
  const [busy, setBusy] = useState(false)
  const hide = async () => {
    setBusy(true)
    const answer = await run({ type: 'hide-note', tableId: tableId as TableId, noteId: noteId as NoteId })
    setBusy(false)
    if (answer.ok) board.choose(null)
  }
  return (
    <div className="stack">
      <Button icon="hidden" busy={busy} onClick={() => void hide()}>
        {t('note.hide')}
      </Button>
      <p className="hint">{t('note.hideHint')}</p>
    </div>
  )
}
