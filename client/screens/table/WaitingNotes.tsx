import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../board/note-actions.ts'
import { useBegin, useCanWrite } from '../../board/use-cloth.ts'
import { usePace } from '../../board/use-pace.ts'
import { useFormat } from '../../i18n/format.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import type { LeftOver } from '../../state/cafe-store.ts'
import { useCafe, useNow } from '../../state/hooks.ts'
import { useTableDocument } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { KeepWords } from './KeepWords.tsx'

const STEP_MS = 5000

/** New notes of somebody who is to take their time: here until their time has come, then laid by themselves, one by one. */
export function WaitingNotes({ notes }: { notes: readonly LeftOver[] }) {
  const { t } = useTranslation(['hosting', 'table'])
  const { minutes } = useFormat()
  const { store } = useOpenCafe()
  const pace = usePace()
  const canWrite = useCanWrite()
  const online = useTableDocument(({ status }) => status === 'synced')
  const lay = useLay()
  const [first] = notes
  const early = useNow() < useCafe((state) => state.tooSoonUntil)
  const due = canWrite && online && !early && (pace === null || (pace.wait === 0 && !pace.held))
  useEffect(() => {
    if (!first || !due) return
    forget(store, first)
    lay(first)
    announce(t('table:note.laid'))
  }, [first, due, lay, store, t])
  const count = notes.length
  useEffect(() => {
    if (count === 0) return
    announce(t('pace.waits', { count }))
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [count, t])
  if (count === 0) return null
  const after = pace ? Math.ceil(pace.wait / STEP_MS) * STEP_MS : 0
  return (
    <Notice
      still
      icon="note"
      title={t('pace.waits', { count })}
      actions={<KeepWords text={notes.map(({ text }) => text).join('\n\n')} />}
    >
      {after > 0 ? t('pace.layAfter', { count, time: minutes(after) }) : t('pace.laySoon')}
      <ul className="waiting-notes">
        {notes.map((note) => (
          <li key={note.noteId} className="row between">
            <blockquote className="quoted" dir="auto">
              <p className="words">{note.text}</p>
            </blockquote>
            <Button small variant="plain" onClick={() => forget(store, note)}>
              {t('pace.letGo')}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const forget = (store: ReturnType<typeof useOpenCafe>['store'], note: LeftOver) =>
  store.setState(({ leftOvers }) => ({ leftOvers: leftOvers.filter((one) => one !== note) }))

/** As the note that it was: should it be there after all, nothing is laid twice. */
function useLay(): (note: LeftOver) => void {
  const begin = useBegin()
  return useCallback(
    ({ noteId, text, fields, place }) => {
      const { buildsOn = null, voice = null, ...more } = fields
      const paper = place?.colour as Paper | undefined
      begin({ text, buildsOn, voice, paper, near: place, again: { id: noteId, ...more } })
    },
    [begin],
  )
}
