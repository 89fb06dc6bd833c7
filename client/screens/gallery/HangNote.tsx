import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import type { Tally } from '@tablecloth/shared/harvest/tally.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../state/use-may.ts'
import { useHideNote } from '../desk/use-hide-note.ts'
import { CreditWords } from './CreditWords.tsx'
import { NoteMarks } from './NoteMarks.tsx'
import { NoteThreads, TieThread } from './NoteThreads.tsx'
import { Went } from './Went.tsx'

interface HangNoteProps {
  tableId: string
  noteId: string
  note: GalleryNote | undefined
  /** What came together on it in the walk. */
  tally?: Tally | undefined
  /** Also says in which round it was written. */
  says?: 'round' | 'nothing'
  /** At the end of its foot. */
  end?: ReactNode
}

/** A note as the whole café reads it: the words, and whom they are credited to. Hosts can take it down. */
export function HangNote({ tableId, noteId, note, tally, says = 'nothing', end }: HangNoteProps) {
  const { t } = useTranslation('gallery')
  if (!note) return null
  return (
    <article className="note" data-paper={note.paper ?? 'white'} dir="auto">
      <p className="words" dir="auto" {...(note.lang ? { lang: note.lang } : {})}>
        {note.text}
      </p>
      <footer>
        <span>
          <CreditWords credit={note.credit} />
          {says === 'round' && <> · {t('round', { n: note.round + 1 })}</>}
        </span>
        <span className="end">{end ?? <Hide tableId={tableId} noteId={noteId} words={note.text} />}</span>
      </footer>
      {note.went && <Went went={note.went} />}
      <div className="marks">
        {!end && <NoteThreads tableId={tableId} noteId={noteId} />}
        <NoteMarks tableId={tableId} noteId={noteId} words={note.text} tally={tally}>
          {!end && <TieThread tableId={tableId} noteId={noteId} words={note.text} />}
        </NoteMarks>
      </div>
    </article>
  )
}

function Hide({ tableId, noteId, words }: { tableId: string; noteId: string; words: string }) {
  const { t } = useTranslation('gallery')
  const may = useMay()
  const { hide } = useHideNote()
  if (!may('hide-note')) return null
  return (
    <button
      type="button"
      className="on-note"
      aria-label={t('hideThis', { words: words.slice(0, 40) })}
      onClick={() => void hide(tableId, noteId)}
    >
      {t('hide')}
    </button>
  )
}
