import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import type { OwnNote } from '@tablecloth/shared/protocol/notices.ts'
import { useCallback, useEffect, useState } from 'react'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { useUnnamedKeys } from '../../state/unnamed-keys.ts'
import { useCommand } from '../../state/use-command.ts'

/** What can be done with a note of one's own from anywhere. Each answers whether it was done. */
export interface OwnNoteActions {
  edit(note: OwnNote, text: string): Promise<boolean>
  setCredit(note: OwnNote, credit: Credit): Promise<boolean>
  setConsent(note: OwnNote, consent: Consent): Promise<boolean>
  withdraw(note: OwnNote): Promise<boolean>
}

/** One's own notes of all tables, asked for anew after each change; `null` until they are there. */
export function useMyNotes(): { notes: readonly OwnNote[] | null; actions: OwnNoteActions } {
  const cafe = useOpenCafe()
  const run = useCommand()
  const keys = useUnnamedKeys()
  const [notes, setNotes] = useState<readonly OwnNote[] | null>(null)
  const ask = useCallback(async () => {
    const answer = await run({ type: 'my-notes', unnamed: [...keys] })
    if (answer.ok) setNotes(answer.value.notes as OwnNote[])
  }, [run, keys])
  useEffect(() => void ask(), [ask])

  const of = ({ tableId, noteId }: OwnNote) => ({ tableId: asId<TableId>(tableId), noteId: asId<NoteId>(noteId) })
  const proven = (note: OwnNote) => {
    const key = keys.find(({ tableId, noteId }) => tableId === note.tableId && noteId === note.noteId)?.key
    return { ...of(note), ...(key === undefined ? {} : { key }) }
  }
  const change = async (command: Parameters<typeof run>[0]) => {
    const { ok } = await run(command)
    if (ok) await ask()
    return ok
  }
  const edit = async (note: OwnNote, text: string) => {
    const done = await change({ type: 'edit-note', ...proven(note), text })
    if (!done) keepWords(note, text)
    return done
  }
  /** Where they could not be saved, they are given back like any words that were left over. */
  const keepWords = ({ tableId, noteId, createdAt }: OwnNote, text: string) =>
    cafe.store.setState(({ leftOvers }) => ({
      leftOvers: [
        ...leftOvers.filter((one) => one.noteId !== noteId || one.tableId !== tableId),
        { tableId, noteId, text, createdAt, fields: {} },
      ],
    }))
  return {
    notes,
    actions: {
      edit,
      setCredit: (note, credit) => change({ type: 'set-note-credit', ...of(note), credit }),
      setConsent: (note, consent) => change({ type: 'set-note-consent', ...proven(note), consent }),
      withdraw: (note) => change({ type: 'withdraw-note', ...proven(note) }),
    },
  }
}
