import { create } from 'zustand'

/** A note being begun: on which other, under which id once it has a word, and for whom, at a table's device. */
export interface Writing {
  buildsOn: string | null
  noteId: string | null
  voice: string | null
}

/** What this person holds in their hands at a table; nobody else sees it. */
interface BoardState {
  /** A new note is being begun, perhaps on another's. */
  writing: Writing | null
  /** An own note whose words are open. */
  editing: string | null
  /** The note that was pressed last on the cloth. */
  selected: string | null
  /** The note whose sheet of choices is open. */
  choosing: string | null
  /** A note was withdrawn a moment ago and can come back. */
  withdrawn: boolean
}

const EMPTY: BoardState = { writing: null, editing: null, selected: null, choosing: null, withdrawn: false }

export const useBoard = create<BoardState>(() => EMPTY)

export const board = {
  reset: () => useBoard.setState(EMPTY),
  write: (buildsOn: string | null = null, voice: string | null = null) =>
    useBoard.setState({ writing: { buildsOn, noteId: null, voice }, editing: null, choosing: null, withdrawn: false }),
  /** The first character made it a note. */
  begun: (noteId: string) =>
    useBoard.setState(({ writing }) => ({
      writing: { buildsOn: writing?.buildsOn ?? null, voice: writing?.voice ?? null, noteId },
    })),
  edit: (id: string) => useBoard.setState({ editing: id, writing: null, choosing: null, selected: id }),
  /** Puts the pen down. */
  rest: () => useBoard.setState({ writing: null, editing: null }),
  select: (selected: string | null) => useBoard.setState({ selected }),
  choose: (choosing: string | null) => useBoard.setState({ choosing }),
  withdrew: (withdrawn: boolean) => useBoard.setState({ withdrawn, choosing: null, editing: null }),
}
