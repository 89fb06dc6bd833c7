import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import { PAPERS, REACTIONS } from '@tablecloth/shared/protocol/writes.ts'
import { useTranslation } from 'react-i18next'
import { useIsHost, useMe, useRoot } from '../state/hooks.ts'
import type { TableNote } from '../state/table-store.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import type { IconName } from '../ui/icons.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { board, useBoard } from './board-state.ts'
import { HideNote } from './HideNote.tsx'
import { NoteLanguage } from './NoteLanguage.tsx'
import { type Paper, type Reaction, react, setConsent, setCredit, setPaper } from './note-actions.ts'
import { PaperChoice } from './PaperChoice.tsx'
import { useAuthorName, useCanWrite, useDoc, useOwnId, useWithdraw } from './use-cloth.ts'
import { useNoteFacts } from './use-note-facts.ts'

const CREDITS: readonly Credit[] = ['name', 'organisation', 'table', 'nobody']
const CONSENTS: readonly Consent[] = ['table', 'cafe', 'public']
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
  const host = useIsHost()
  const canWrite = useCanWrite()
  const name = useAuthorName(note)
  const mine = note.author === me
  return (
    <>
      <blockquote className="quoted" dir="auto" {...(note.lang ? { lang: note.lang } : {})}>
        <p className="words">{note.text}</p>
        <footer className="meta">
          <bdi>{name ?? t('note.noName')}</bdi>
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
      {host && !mine && <HideNote noteId={note.id} />}
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
  const me = useMe()
  const info = useRoot('info')
  const withdraw = useWithdraw()
  const credit = note.credit ?? me?.credit ?? info?.creditDefault
  const consent = note.consent ?? info?.consentDefault
  const credits = me?.organisation ? CREDITS : CREDITS.filter((one) => one !== 'organisation')
  return (
    <>
      <ChoiceGroup legend={t('credit.legend')} hint={t('credit.hint')}>
        {credits.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="note-credit"
            label={t(`credit.${one}`)}
            checked={credit === one}
            onChange={() => setCredit(doc, note.id, one)}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup legend={t('consent.legend')}>
        {CONSENTS.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="note-consent"
            label={t(`consent.${one}`)}
            hint={t(`consent.${one}Hint`)}
            checked={consent === one}
            onChange={() => setConsent(doc, note.id, one)}
          />
        ))}
      </ChoiceGroup>
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
