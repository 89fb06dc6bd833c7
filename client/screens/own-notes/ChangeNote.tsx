import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { OwnNote } from '@tablecloth/shared/protocol/notices.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConsentChoice, CreditChoice } from '../../board/NoteChoices.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { OwnNoteActions } from './use-my-notes.ts'

interface ChangeNoteProps {
  note: OwnNote
  actions: OwnNoteActions
  onDone: () => void
}

/** Everything that an author can change in a note. Choices hold at once, words when one is done, however one leaves. */
export function ChangeNote({ note, actions, onDone }: ChangeNoteProps) {
  const { t } = useTranslation('notes')
  const [words, setWords] = useState(note.text)
  const leaving = useRef(() => {})
  leaving.current = () => {
    const text = words.trim()
    if (text === '' || text === note.text.trim()) return
    void actions.edit(note, text).then((done) => done && announce(t('saved')))
  }
  useEffect(() => () => leaving.current(), [])
  // Shown as chosen at once; taken back where it could not be kept.
  const [credit, setCredit] = useState(note.credit)
  const [consent, setConsent] = useState(note.consent)
  const chooseCredit = async (next: Credit) => {
    setCredit(next)
    if (await actions.setCredit(note, next)) announce(t('saved'))
    else setCredit(note.credit)
  }
  const chooseConsent = async (next: Consent) => {
    setConsent(next)
    if (await actions.setConsent(note, next)) announce(t('saved'))
    else setConsent(note.consent)
  }
  return (
    <div className="stack change-note">
      <TextArea
        label={t('words')}
        data-first
        autoFocus
        maxLength={LIMITS.note}
        value={words}
        error={words.trim() === '' ? t('noWords') : undefined}
        onChange={(value) => setWords(withoutFaults(value))}
      />
      {note.unnamed ? (
        <p className="hint">{t('unsignable')}</p>
      ) : (
        <CreditChoice value={credit} onChange={(next) => void chooseCredit(next)} />
      )}
      <ConsentChoice value={consent} onChange={(next) => void chooseConsent(next)} />
      <div className="row wrap">
        <Button icon="check" onClick={onDone}>
          {t('done')}
        </Button>
        <Withdraw
          onYes={() => {
            // Its words are not to be saved on the way out.
            setWords(note.text)
            void actions.withdraw(note).then((done) => {
              if (!done) return
              announce(t('withdrawn'))
              onDone()
            })
          }}
        />
      </div>
    </div>
  )
}

/** Asks once more: unlike taking it off the cloth one sits at, this cannot be undone. */
function Withdraw({ onYes }: { onYes: () => void }) {
  const { t } = useTranslation('notes')
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Button variant="plain" icon="trash" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
    )
  }
  return (
    <fieldset className="stack">
      <legend className="vh">{t('withdraw')}</legend>
      <p className="ui" role="status">
        {t('ask')}
      </p>
      <div className="row wrap">
        <Button icon="trash" autoFocus onClick={onYes}>
          {t('yes')}
        </Button>
        <Button variant="plain" onClick={() => setAsking(false)}>
          {t('no')}
        </Button>
      </div>
    </fieldset>
  )
}
