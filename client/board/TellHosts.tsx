import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FewWords } from '../state/FewWords.tsx'
import { useIsHost } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'

interface TellHostsProps {
  /** Where; nothing is said of it by whoever has no seat. */
  tableId: string | null
  /** What it is about, where it is about one note. */
  noteId?: string
  wide?: boolean
}

/** Words for the hosts alone, with or without who says them. */
export function TellHosts({ tableId, noteId, wide = false }: TellHostsProps) {
  const { t } = useTranslation('hosting')
  const host = useIsHost()
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [unnamed, setUnnamed] = useState(false)
  const tell = async (text: string) => {
    const about = {
      ...(tableId === null ? {} : { tableId: tableId as TableId }),
      ...(noteId === undefined ? {} : { noteId: noteId as NoteId }),
    }
    const answer = await run({ type: 'report', text, unnamed, ...about })
    if (answer.ok) announce(t('tell.sent'))
    return answer.ok
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
      <FewWords
        open={open}
        onClose={() => setOpen(false)}
        title={t('tell.title')}
        send={t('tell.send')}
        label={t('tell.words')}
        hint={t('tell.who')}
        optional={noteId !== undefined}
        maxLength={LIMITS.report}
        onSend={tell}
      >
        <Choice label={t('tell.unnamed')} hint={t('tell.unnamedHint')} checked={unnamed} onChange={setUnnamed} />
      </FewWords>
    </>
  )
}
