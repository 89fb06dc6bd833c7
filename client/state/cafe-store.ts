import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import type { Me, Notice, Welcome } from '@tablecloth/shared/protocol/notices.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer, Trouble } from '../connection/api.ts'
import type { OwnWords } from '../connection/own-words.ts'

export interface Announcement {
  text: string
  tableId: string | null
  from: string
  at: number
}

/** Words that were typed at a table and could not be saved there any more. */
export interface LeftOver extends OwnWords {
  tableId: string | null
  /** A new note before its time: it is laid by itself when that has come. */
  waits?: true
}

/** Who asked this person to step out, and under which id they can answer that, once. */
export interface Removal {
  by: string
  actId: string | null
}

export interface HiddenWords {
  tableId: string
  noteId: string
  text: string
}

/** Everything that a screen may know of the café it stands in. */
export interface CafeState {
  cafeId: string
  /** `refused` is final, see `refusal`; everything else mends itself. */
  status: 'connecting' | 'online' | 'offline' | 'refused'
  refusal: Trouble | null
  /** A host has asked this person to step out. */
  removed: Removal | null
  /** This sign-in is over: it was ended, or the link that it came by was renewed. */
  ended: 'ended' | 'renewed' | null
  /** The organiser has erased the café. */
  erased: boolean
  me: Me | null
  welcome: Welcome | null
  /** The café document's roots as plain values; `null` until they have arrived, and for people at the door. */
  cafe: CafeRoots | null
  announcements: Announcement[]
  /** Tables a host is on the way to. */
  hostComing: readonly string[]
  hidden: HiddenWords[]
  leftOvers: LeftOver[]
  /** When a new note was last laid from this page since one is to take one's time, by the server's clock. */
  laidAt: number | null
  /** After a note that came too soon, no other is tried before. */
  tooSoonUntil: number
  /** What was told and has been put away on this page, by a name of its own. */
  putAway: readonly string[]
  /** The server's clock minus this device's, in ms. */
  clockOffset: number
}

export interface OpenCafe {
  readonly cafeId: string
  readonly participantId: string | undefined
  readonly store: StoreApi<CafeState>
  /** Gives a command. Screens use `useCommand()`, which also says what went wrong. */
  run(command: Command): Promise<Answer<Record<string, unknown>>>
  /** The server's time, ms since 1970. */
  now(): number
  /** Opens the table's document, or joins in its use; call `release` when done. */
  table(tableId: string): { table: OpenTable; release: () => void }
  /** Any other document of the café, such as the gallery's or the harvest's; call `release` when done. */
  document(name: string): { document: SharedDocument; release: () => void }
  hurry(): void
  /** Of whoever was asked to step out: tries the door once, and says whether they are let back. */
  lookAgain(): Promise<boolean>
  close(): void
  /** What somebody is writing in a form and has not given yet, by `useDraft`'s keys. In this tab's memory alone. */
  drafts: Map<string, string>
}

type OpenTable = import('./table-store.ts').OpenTable
type SharedDocument = import('../connection/shared-document.ts').SharedDocument

export function makeCafeStore(cafeId: string): StoreApi<CafeState> {
  return createStore<CafeState>(() => ({
    cafeId,
    status: 'connecting',
    refusal: null,
    removed: null,
    ended: null,
    erased: false,
    me: null,
    welcome: null,
    cafe: null,
    announcements: [],
    hostComing: [],
    hidden: [],
    leftOvers: [],
    laidAt: null,
    tooSoonUntil: 0,
    putAway: [],
    clockOffset: 0,
  }))
}

/** What a notice makes of the state. */
export function afterNotice(state: CafeState, notice: Notice, deviceNow: number): Partial<CafeState> {
  switch (notice.type) {
    case 'welcome':
      return {
        me: notice.me,
        welcome: notice.cafe,
        clockOffset: notice.now - deviceNow,
        status: 'online',
        refusal: null,
        // Whoever was let back is welcomed like everybody.
        removed: null,
      }
    case 'me':
      return { me: notice.me }
    case 'announcement': {
      const { text, tableId, from, at } = notice
      return { announcements: [...state.announcements, { text, tableId, from, at }] }
    }
    case 'host-coming':
      return { hostComing: [...state.hostComing.filter((id) => id !== notice.tableId), notice.tableId] }
    case 'note-hidden': {
      const { tableId, noteId, text } = notice
      return { hidden: [...state.hidden.filter((one) => one.noteId !== noteId), { tableId, noteId, text }] }
    }
    case 'note-restored':
      return { hidden: state.hidden.filter((one) => one.noteId !== notice.noteId) }
    case 'removed':
      return { removed: { by: notice.by, actId: notice.actId } }
    case 'ended':
      return { ended: notice.why }
    case 'erased':
      return { erased: true, cafe: null, me: null }
  }
}
