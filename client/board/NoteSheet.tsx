import { PAPERS, REACTIONS } from '@tablecloth/shared/protocol/writes.ts'
import { useTranslation } from 'react-i18next'
import type { TableNote } from '../state/table-store.ts'
import { useMay } from '../state/use-may.ts'
import { useOpenTable } from '../state/use-table.ts'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/icons.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { board, useBoard } from './board-state.ts'
import { HideNote } from './HideNote.tsx'
import { ConsentChoice, CreditChoice } from './NoteChoices.tsx'
import { NoteLanguage } from './NoteLanguage.tsx'
import { type Paper, type Reaction, react, setConsent, setCredit, setPaper } from './note-actions.ts'
import { PaperChoice } from './PaperChoice.tsx'
import { TellHosts } from './TellHosts.tsx'
import { useAuthorName, useCanWrite, useDoc, useOwnId, useWithdraw } from './use-cloth.ts'
import { useNoteFacts } from './use-note-facts.ts'

const MARKS: Record<Reaction, IconName> = { heart: 'heart', spark: 'sun', question: 'question' }

/** Everything that can be done with a note, in words. */
export function NoteSheet() {
  const { t } = useTranslation('table')
  const noteId = useBoard((state) => state.choosing)
  const { note } = useNoteFacts(noteId)
  const close = () => board.choose(null)
  return (
    <Sheet open={note !== undefined} onClose={close} title={t('sheet.title')}>
      {note && <Choices note={note} />}
    </Sheet>
  )
}

function Choices({ note }: { note: TableNote }) {
  const { t } = useTranslation('table')
  const me = useOwnId()
  const may = useMay()
  const canWrite = useCanWrite()
  const { tableId } = useOpenTable()
  const name = useAuthorName(note)
  const mine = note.author === me
  return (
    <>
      <blockquote className="quoted" dir="auto" {...(note.lang ? { lang: note.lang } : {})}>
        <p className="words">{note.text}</p>
        <footer className="meta">
          <bdi>{name ?? t('note.noName')}</bdi>
          {note.signed && <> {t('note.earlier')}</>}
        </footer>
      </blockquote>
      {canWrite && (
        <>
          <div className="row wrap">
            <Button icon="needle" onClick={() => board.write(note.id)}>
              {t('note.build')}
            </Button>
            {mine && (
              <Button icon="pen" onClick={() => board.edit(note.id)}>
                {t('note.edit')}
              </Button>
            )}
          </div>
          <Reactions noteId={note.id} />
          <PaperField noteId={note.id} />
        </>
      )}
      {mine && canWrite && <OwnChoices note={note} />}
      {note.voice === me && <p className="hint">{t('sheet.voiced')}</p>}
      {may('hide-note') && !mine && <HideNote noteId={note.id} />}
      {!mine && <TellHosts tableId={tableId} noteId={note.id} wide />}
    </>
  )
}

function Reactions({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const me = useOwnId()
  const { reactions } = useNoteFacts(noteId)
  return (
    <fieldset>
      <legend>{t('sheet.react')}</legend>
      <div className="row wrap">
        {REACTIONS.map((reaction) => (
          <Button
            key={reaction}
            icon={MARKS[reaction]}
            pressed={reactions[me] === reaction}
            onClick={() => react(doc, noteId, me, reaction)}
          >
            {t(`sheet.${reaction}`, { count: Object.values(reactions).filter((one) => one === reaction).length })}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

function PaperField({ noteId }: { noteId: string }) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const { place } = useNoteFacts(noteId)
  const value = (place?.colour ?? 'white') as Paper
  return (
    <div className="stack">
      <span className="label" aria-hidden="true">
        {t('paper.legend')}
      </span>
      <PaperChoice
        value={value}
        papers={PAPERS}
        onChange={(paper) => setPaper(doc, noteId, paper, place ?? { x: 0, y: 0 })}
      />
    </div>
  )
}

function OwnChoices({ note }: { note: TableNote }) {
  const { t } = useTranslation('table')
  const doc = useDoc()
  const withdraw = useWithdraw()
  return (
    <>
      <CreditChoice value={note.credit} onChange={(credit) => setCredit(doc, note.id, credit)} />
      <ConsentChoice value={note.consent} onChange={(consent) => setConsent(doc, note.id, consent)} />
      <NoteLanguage note={note} />
      <div className="stack">
        <Button icon="trash" onClick={() => withdraw(note.id)}>
          {t('note.withdraw')}
        </Button>
        <p className="hint">{t('note.withdrawHint')}</p>
      </div>
    </>
  )
}
