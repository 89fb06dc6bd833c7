import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsHost } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'

interface TellHostsProps {
  tableId: string
  /** What it is about, where it is about one note. */
  noteId?: string
  wide?: boolean
}

/** Words for the hosts alone, with or without who says them. */
export function TellHosts({ tableId, noteId, wide = false }: TellHostsProps) {
  const { t } = useTranslation(['hosting', 'common'])
  const host = useIsHost()
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [unnamed, setUnnamed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [empty, setEmpty] = useState(false)
  const send = async () => {
    const nothing = text.trim() === '' && noteId === undefined
    setEmpty(nothing)
    if (nothing) return
    setBusy(true)
    const about = noteId === undefined ? {} : { noteId: noteId as NoteId }
    const answer = await run({ type: 'report', text, unnamed, tableId: tableId as TableId, ...about })
    setBusy(false)
    if (!answer.ok) return
    setOpen(false)
    setText('')
    announce(t('tell.sent'))
  }
  if (host) return null
  return (
    <>
      <Button
        icon="lock"
        {...(wide ? { wide: true } : { variant: 'plain', small: true })}
        onClick={() => setOpen(true)}
      >
        {t(noteId === undefined ? 'tell.open' : 'tell.openNote')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('tell.title')}
        actions={
          <>
            <Button variant="main" busy={busy} onClick={() => void send()}>
              {t('tell.send')}
            </Button>
            <Button variant="plain" onClick={() => setOpen(false)}>
              {t('common:cancel')}
            </Button>
          </>
        }
      >
        <p>{t('tell.who')}</p>
        <TextArea
          label={t('tell.words')}
          optional={noteId !== undefined}
          value={text}
          maxLength={LIMITS.report}
          error={empty ? t('tell.empty') : undefined}
          onChange={setText}
        />
        <Choice label={t('tell.unnamed')} hint={t('tell.unnamedHint')} checked={unnamed} onChange={setUnnamed} />
      </Dialog>
    </>
  )
}
