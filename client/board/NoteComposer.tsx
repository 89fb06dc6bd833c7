import { PAPERS } from '@tablecloth/shared/protocol/writes.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCafe, usePersonName } from '../state/hooks.ts'
import { useTableState } from '../state/use-table.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Icon } from '../ui/Icon.tsx'
import { board, useBoard } from './board-state.ts'
import { NoteEditor } from './NoteEditor.tsx'
import { deleteNote, type Paper, setPaper } from './note-actions.ts'
import { PacedComposer } from './PacedComposer.tsx'
import { PaperChoice } from './PaperChoice.tsx'
import type { Point } from './place-free.ts'
import { UnnamedComposer } from './UnnamedComposer.tsx'
import { useAuthorName, useBegin, useDoc, useOwnId, useSaved, useSettle } from './use-cloth.ts'

/** Each person begins with a paper of their own, so that a cloth is lively; everyone can take another. */
function paperOf(id: string): Paper {
  let sum = 0
  for (let at = 0; at < id.length; at++) sum += id.charCodeAt(at)
  return PAPERS[sum % PAPERS.length] ?? 'white'
}

interface NoteComposerProps {
  buildsOn: string | null
  /** Where the person is looking on the cloth. */
  near?: () => Point | undefined
  measured?: (id: string) => { width: number; height: number } | undefined
}

/** A fresh paper. It is on the cloth for all to read from its first character. */
export function NoteComposer({ buildsOn, near, measured }: NoteComposerProps) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const me = useOwnId()
  const begin = useBegin()
  const settle = useSettle()
  const voice = useBoard((state) => state.writing?.voice ?? null)
  const sayer = usePersonName(voice)
  const [noteId, setNoteId] = useState<string | null>(null)
  const [paper, setChosen] = useState<Paper>(() => paperOf(me))
  const chosen = useRef(paper)
  // Only before the first character: from then on the table has seen whose it is.
  const [unnamed, setUnnamed] = useState(false)
  // Whoever is to take their time writes before the note is there, for as long as they like.
  const slowed = useCafe(({ me }) => Boolean(me?.slowed))
  const [paced] = useState(slowed)

  const start = (text: string) => {
    const id = begin({ text, buildsOn, voice, paper: chosen.current, near: near?.(), measured })
    setNoteId(id)
    board.begun(id)
    return id
  }
  const choose = (next: Paper) => {
    chosen.current = next
    setChosen(next)
    if (noteId) setPaper(doc, noteId, next, { x: 0, y: 0 })
  }
  const done = (id: string | null, words: string) => {
    if (id && words.trim() === '') deleteNote(doc, id)
    else if (id) {
      settle(id, measured)
      announce(t('note.laid'))
    }
    board.rest()
    if (id) board.select(id)
  }
  const finish = useRef<HTMLDivElement>(null)
  const label = t(buildsOn ? 'compose.labelBuild' : 'compose.label')
  const nameless = (
    <Choice
      className="nodrag"
      label={t('compose.unnamed')}
      checked={unnamed}
      onChange={setUnnamed}
      hint={unnamed ? undefined : t(paced ? 'compose.whoReadsLater' : 'compose.whoReads')}
    />
  )
  if (paced && noteId === null && !unnamed) {
    return (
      <div className="note mine composer nodrag nowheel nopan" data-paper={paper}>
        {buildsOn && <Parent noteId={buildsOn} />}
        <PacedComposer label={label} buildsOn={buildsOn} place={{ near, paper }} />
        {nameless}
      </div>
    )
  }
  if (unnamed) {
    return (
      <div className="note composer unnamed nodrag nowheel nopan" data-paper="white">
        {buildsOn && <Parent noteId={buildsOn} />}
        {nameless}
        <UnnamedComposer label={label} buildsOn={buildsOn} />
      </div>
    )
  }
  return (
    <div ref={finish} className="note mine composer nodrag nowheel nopan" data-paper={paper}>
      {sayer && (
        <p className="kind">
          <Icon name="pen" size="s" />
          {t('compose.for', { name: sayer })}
        </p>
      )}
      {buildsOn && <Parent noteId={buildsOn} />}
      <NoteEditor label={label} placeholder={t('compose.placeholder')} noteId={null} begin={start} onDone={done} />
      <div className="compose-foot">
        <PaperChoice value={paper} onChange={choose} papers={PAPERS} />
        {noteId && <Waiting noteId={noteId} />}
        <Button
          small
          icon="check"
          className="push"
          onClick={() => done(noteId, finish.current?.querySelector('textarea')?.value ?? '')}
        >
          {t('note.done')}
        </Button>
      </div>
      {noteId === null && nameless}
    </div>
  )
}

function Waiting({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const saved = useSaved(noteId)
  return <span className="meta">{t(saved === 'saved' ? 'note.saved' : 'note.waiting')}</span>
}

function Parent({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const note = useTableState((state) => state.notes[noteId])
  const name = useAuthorName(note)
  if (!note) return null
  return (
    <p className="kind">
      <Icon name="needle" size="s" />
      {name ? t('note.buildsOn', { name }) : t('note.buildsOnUnnamed')}
    </p>
  )
}
