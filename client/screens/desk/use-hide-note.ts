import type { NoteId, ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { useCallback } from 'react'
import { useCommand } from '../../state/use-command.ts'

/** Hiding a note and putting it back: for hosts, wherever notes are read. Answers whether it was done. */
export function useHideNote() {
  const run = useCommand()
  const give = useCallback(
    async (type: 'hide-note' | 'restore-note', tableId: string, noteId: string): Promise<boolean> => {
      const answer = await run({ type, tableId: tableId as TableId, noteId: noteId as NoteId })
      return answer.ok
    },
    [run],
  )
  return {
    hide: (tableId: string, noteId: string) => give('hide-note', tableId, noteId),
    restore: (tableId: string, noteId: string) => give('restore-note', tableId, noteId),
    restoreAllOf: async (hostId: string): Promise<boolean> =>
      (await run({ type: 'restore-notes', participantId: hostId as ParticipantId })).ok,
  }
}
