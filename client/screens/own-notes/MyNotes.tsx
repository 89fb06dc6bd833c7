import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { usePhase } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { OwnNoteCard } from './OwnNoteCard.tsx'
import { useMyNotes } from './use-my-notes.ts'
import './own-notes.css'

/** One's own notes of all tables, within reach wherever one is. */
export function MyNotes({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('notes')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        icon="note"
        className="my-notes"
        aria-haspopup="dialog"
        {...(wide ? { wide: true } : { variant: 'plain', small: true })}
        onClick={() => setOpen(true)}
      >
        {t('title')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('title')}>
        <List />
      </Sheet>
    </>
  )
}

function List() {
  const { t } = useTranslation('notes')
  const { notes, actions } = useMyNotes()
  const [changing, setChanging] = useState<string | null>(null)
  const closed = usePhase() === 'closed'
  return (
    <>
      <p className="ui">{t(closed ? 'over' : 'until')}</p>
      <p className="hint">{t('unnamedHint')}</p>
      <CommandTrouble />
      {notes === null && <Loading />}
      {notes?.length === 0 && <p className="soft">{t('none')}</p>}
      <ul className="own-notes">
        {notes?.map((note) => {
          const place = `${note.tableId}/${note.noteId}`
          return (
            <li key={place}>
              <OwnNoteCard
                note={note}
                actions={actions}
                changing={changing === place}
                onChange={closed ? null : (on) => setChanging(on ? place : null)}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}
