import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useTableLabel, useTables } from './tables.ts'
import { readingOrder, useGallery } from './use-gallery.ts'

interface TieDialogProps {
  from: { tableId: string; noteId: string }
  words: string
  onClose: () => void
}

/** The other end of a thread, and what connects the two. */
export function TieDialog({ from, words: begins, onClose }: TieDialogProps) {
  const { t } = useTranslation(['threads', 'common'])
  const labelOf = useTableLabel()
  const others = useTables().filter(({ id }) => id !== from.tableId)
  const [to, setTo] = useState(others[0]?.id ?? '')
  const cloth = useGallery(to === '' ? [] : [to])[to]
  const [noteId, setNoteId] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const run = useCommand()
  const clean = withoutFaults(words).trim()
  const ids = cloth ? readingOrder(cloth.notes) : []
  const chosen = noteId !== null && ids.includes(noteId) ? noteId : null
  const tie = async () => {
    setAsked(true)
    if (clean === '' || chosen === null) return
    const answer = await run({
      type: 'tie-thread',
      from: { tableId: from.tableId as TableId, noteId: from.noteId as NoteId },
      to: { tableId: to as TableId, noteId: chosen as NoteId },
      words: clean,
    })
    if (!answer.ok) return
    announce(t('tied'))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('asking')}
      actions={
        <>
          <Button variant="main" icon="thread" onClick={() => void tie()}>
            {t('yes')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <blockquote className="note" data-paper="white" dir="auto">
        <p className="words">{begins}</p>
      </blockquote>
      <Field label={t('where')}>
        {(control) => (
          <select
            {...control}
            data-first
            className="input"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          >
            {others.map((table) => (
              <option key={table.id} value={table.id}>
                {labelOf(table)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ChoiceGroup legend={t('which')} className="far-notes" error={asked && chosen === null ? t('noteMissing') : null}>
        {!cloth?.arrived && ids.length === 0 && <Loading />}
        {cloth?.arrived && ids.length === 0 && <p className="ui soft">{t('nothing')}</p>}
        {ids.map((id) => (
          <Choice
            key={id}
            type="radio"
            name="far-note"
            label={<span dir="auto">{cloth?.notes[id]?.text}</span>}
            checked={chosen === id}
            onChange={() => setNoteId(id)}
          />
        ))}
      </ChoiceGroup>
      <TextInput
        label={t('words')}
        hint={t('wordsHint')}
        error={asked && clean === '' ? t('wordsMissing') : null}
        value={words}
        maxLength={LIMITS.threadWords}
        onChange={setWords}
      />
    </Dialog>
  )
}
