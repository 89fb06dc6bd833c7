import { useTranslation } from 'react-i18next'
import type { TableNote } from '../state/table-store.ts'
import { useTableState } from '../state/use-table.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { board, useBoard } from './board-state.ts'
import { NoteEditor } from './NoteEditor.tsx'
import { NoteFoot } from './NoteFoot.tsx'
import { deleteNote } from './note-actions.ts'
import { useAuthorName, useDoc, useOwnId, useSaved } from './use-cloth.ts'

interface NoteCardProps {
  noteId: string
  /** In the list there is room to say on whose note this builds. */
  deep?: boolean
  lifted?: boolean
}

/** One note. It listens to itself alone, and is the same thing on the cloth and in the list. */
export function NoteCard({ noteId, deep = false, lifted = false }: NoteCardProps) {
  const note = useTableState((state) => state.notes[noteId])
  const paper = useTableState((state) => state.layout[noteId]?.colour)
  const editing = useBoard((state) => state.editing === noteId)
  const me = useOwnId()
  const saved = useSaved(noteId)
  if (!note) return null
  const mine = note.author === me
  const { text } = note
  if (text.trim() === '' && !editing) return mine ? null : <BeingWritten note={note} />
  return (
    <article
      className={classes('note', mine && 'mine', mine && saved === 'waiting' && 'tacked', lifted && 'lifted')}
      data-paper={paper ?? 'white'}
      data-note={noteId}
      dir="auto"
    >
      {/* The note's own words set its direction, so nothing before or inside them has one. */}
      {deep && note.buildsOn && <BuildsOn noteId={note.buildsOn} />}
      {mine && editing ? <OpenNote noteId={noteId} /> : <Words text={text} lang={note.lang} />}
      <NoteFoot noteId={noteId} note={note} />
    </article>
  )
}

function Words({ text, lang }: { text: string; lang: string | undefined }) {
  return (
    <p className="words" {...(lang ? { lang } : {})}>
      {text}
    </p>
  )
}

function OpenNote({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const done = (_id: string | null, words: string) => {
    // A note without words is nobody's note.
    if (words.trim() === '') deleteNote(doc, noteId)
    board.rest()
  }
  return (
    <>
      <NoteEditor label={t('note.yourWords')} noteId={noteId} onDone={done} />
      <p className="row">
        <Button small icon="check" className="nodrag" onClick={board.rest}>
          {t('note.done')}
        </Button>
      </p>
    </>
  )
}

function BuildsOn({ noteId }: { noteId: string }) {
  const { t, i18n } = useTranslation('table')
  const note = useTableState((state) => state.notes[noteId])
  const name = useAuthorName(note)
  if (!note || (note.author && !name)) return null
  return (
    <p className="kind" dir={i18n.dir()}>
      <Icon name="needle" size="s" />
      {name ? t('note.buildsOn', { name }) : t('note.buildsOnUnnamed')}
    </p>
  )
}

function BeingWritten({ note }: { note: TableNote }) {
  const { t } = useTranslation('table')
  const name = useAuthorName(note)
  return (
    <p className="note being-written ui">
      <Icon name="pen" size="s" />
      {t('note.isWriting', { name: name ?? t('note.someone') })}
    </p>
  )
}
