import { useTranslation } from 'react-i18next'
import type { TableNote } from '../state/table-store.ts'
import { useTableState } from '../state/use-table.ts'
import { Icon } from '../ui/Icon.tsx'
import { board } from './board-state.ts'
import { react } from './note-actions.ts'
import { useAuthorName, useCanWrite, useDoc, useIsWritten, useOwnId, useSaved } from './use-cloth.ts'

const NONE = {}

interface NoteFootProps {
  noteId: string
  note: TableNote
}

/** Who, whether it is saved, how many hearts, and the way to everything else that can be done with a note. */
export function NoteFoot({ noteId, note }: NoteFootProps) {
  const { t } = useTranslation('table')
  const me = useOwnId()
  const mine = note.author === me
  const name = useAuthorName(note)
  const written = useIsWritten(noteId)
  return (
    <footer>
      <span className="by">
        <bdi>{name ?? t('note.noName')}</bdi>
        {(mine || note.voice === me) && <> {t('note.you')}</>}
        {note.signed && <> {t('note.earlier')}</>}
      </span>
      {written && !mine && <Icon name="pen" size="s" />}
      {mine && <SavedMark noteId={noteId} />}
      <NoteButtons noteId={noteId} />
    </footer>
  )
}

function SavedMark({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const saved = useSaved(noteId)
  return (
    <span className="saved-mark">
      <Icon name={saved === 'saved' ? 'check' : 'dot'} size="s" />
      <span {...(saved === 'saved' ? { className: 'saved-word' } : {})}>
        {t(saved === 'saved' ? 'note.saved' : 'note.waiting')}
      </span>
    </span>
  )
}

function NoteButtons({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const me = useOwnId()
  const canWrite = useCanWrite()
  const reactions = useTableState((state) => state.reactions[noteId] ?? NONE)
  const own = Object.hasOwn(reactions, me)
  const count = Object.keys(reactions).length
  return (
    <span className="end">
      <button
        type="button"
        className="on-note nodrag"
        aria-pressed={own}
        aria-label={t('note.heart', { count })}
        disabled={!canWrite}
        onClick={() => react(doc, noteId, me, reactions[me as keyof typeof reactions] ?? 'heart')}
      >
        <Icon name="heart" size="s" />
        {count > 0 && <span className="num">{t('note.count', { count })}</span>}
      </button>
      <button
        type="button"
        className="on-note nodrag"
        aria-haspopup="dialog"
        aria-label={t('note.more')}
        title={t('note.more')}
        onClick={() => board.choose(noteId)}
      >
        <Icon name="more" size="s" />
      </button>
    </span>
  )
}
