import { asId, type ThreadId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCafe, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TieDialog } from './TieDialog.tsx'
import { useThreads, useThreadsOf } from './use-threads.ts'

interface NoteThreadsProps {
  tableId: string
  noteId: string
  words: string
}

/** What leads from this note to other tables. */
export function NoteThreads({ tableId, noteId }: Omit<NoteThreadsProps, 'words'>) {
  const { t } = useTranslation('threads')
  const threads = useThreadsOf(tableId, noteId)
  const tables = useCafe(({ cafe }) => cafe?.tables)
  const { go } = useThreads()
  if (threads.length === 0) return null
  return (
    <ul className="note-threads" aria-label={t('label')}>
      {threads.map(({ id, words, other }) => {
        const table = tables?.[other.tableId]?.name ?? ''
        return (
          <li key={id}>
            <p dir="auto">
              <Icon name="thread" size="s" /> <strong>{words}</strong>
            </p>
            <p className="meta">
              {t('goes', { table })}: <q dir="auto">{other.text}</q>
            </p>
            <p className="row wrap">
              <Button small variant="plain" aria-label={t('go', { table })} onClick={() => go(other.tableId)}>
                <bdi>{table}</bdi>
                <Icon name="arrow" size="s" />
              </Button>
              <Untie id={id} words={words} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** The needle for one more. */
export function TieThread({ tableId, noteId, words }: NoteThreadsProps) {
  const { t } = useTranslation('threads')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        small
        variant="plain"
        icon="thread"
        aria-haspopup="dialog"
        aria-label={t('tieTo', { words: words.slice(0, 40) })}
        onClick={() => setAsking(true)}
      >
        {t('tie')}
      </Button>
      {asking && <TieDialog from={{ tableId, noteId }} words={words} onClose={() => setAsking(false)} />}
    </>
  )
}

/** One's own is taken back; a host takes down those of others. */
export function Untie({ id, words }: { id: string; words: string }) {
  const { t } = useTranslation('threads')
  const own = useMe()?.threads[id] !== undefined
  const may = useMay()
  const run = useCommand()
  const threadId = asId<ThreadId>(id)
  if (own) {
    const untie = async () => {
      const answer = await run({ type: 'untie-thread', threadId })
      if (answer.ok) announce(t('takenBack'))
    }
    return (
      <Button small variant="plain" icon="undo" aria-label={t('takeBackThis', { words })} onClick={() => void untie()}>
        {t('takeBack')}
      </Button>
    )
  }
  if (!may('hide-thread')) return null
  return (
    <Button
      small
      variant="plain"
      aria-label={t('hideThis', { words })}
      onClick={() => void run({ type: 'hide-thread', threadId })}
    >
      {t('hide')}
    </Button>
  )
}
