import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isErrorCode, type Trouble, toTrouble } from './api.ts'
import { connectLine } from './document-line.ts'
import { type OwnWords, ownUnsaved, writeAgain } from './own-words.ts'

/** Origin of every transaction of this person's own making: what undo takes back. */
export const OWN = 'own'

export interface DocumentState {
  /** Replaced by a fresh one when the server refuses a write: subscribe to this, not to the document alone. */
  doc: Y.Doc
  provider: WebsocketProvider
  status: 'connecting' | 'synced' | 'offline' | 'ended'
  /** The first sync has happened: what is shown is the document, not emptiness. */
  arrived: boolean
  /** Why the server ended the connection that is being made again, where it said so. */
  interrupted: ErrorCode | null
  /** Why nothing more will come. `seat_moved`: the seat is elsewhere now. */
  ended: Trouble | null
  /** Records written here and not known to be saved, as `root/key`. */
  unsaved: ReadonlySet<string>
  /** The last write that was refused, after recovery. */
  refusedWrite: (Trouble & { root?: string; key?: string }) | null
}

export interface SharedDocument {
  readonly name: string
  readonly state: StoreApi<DocumentState>
  /** Tries again now instead of when the next attempt is due. */
  hurry(): void
  close(): void
}

interface Options {
  /** Which of this browser's participants opens it. */
  as: string | undefined
  /** Their presence at first; `null` for documents where nobody shows it. */
  presence: Record<string, unknown> | null
  /** Words of one's own that could not be saved there; `waits`: yet, since new notes are to be some time apart. */
  leftOver: (words: OwnWords[], waits?: true) => void
}

const RECOVERIES = 5
const PER_MS = 60_000
/** Close codes after which a fresh document can be tried, since it was something in the old one that was refused. */
const RECOVERABLE: ReadonlySet<number> = new Set([4400, 4403, 4413])
/** Refusals of all writing: writing the same again would only be refused again. */
const NOBODY_WRITES: ReadonlySet<unknown> = new Set(['wrong_phase', 'damaged', 'frozen'])
/** A new note came before its time; what is written in those that are there is not the trouble. */
const TOO_SOON = 'slowed'
/** A socket that has heard nothing for so long is not believed when the page is looked at again; the server speaks every 20 s. */
const STALE_MS = 22_000

interface RefusalReason {
  code?: string
  root?: string
  key?: string
}

function parseReason(reason: string): RefusalReason {
  try {
    const said: unknown = JSON.parse(reason)
    return typeof said === 'object' && said !== null ? said : {}
  } catch {
    return { code: reason }
  }
}

/**
 * One Yjs document of the café, kept alive. It knows what of one's own writing is saved; when a write is refused it opens
 * the document anew, under a new client id, and writes one's own unsaved words again; when the seat moves it hands them
 * back. Everything else that can go wrong is retried without asking.
 */
export function openDocument(name: string, options: Options): SharedDocument {
  let closed = false
  let recoveries: number[] = []
  const first = open({})
  const state: StoreApi<DocumentState> = createStore<DocumentState>(() => ({
    doc: first.doc,
    provider: first.provider,
    status: 'connecting',
    arrived: false,
    interrupted: null,
    ended: null,
    unsaved: new Set(),
    refusedWrite: null,
  }))
  let line = first

  function open({ presence = options.presence, onArrive }: { presence?: Options['presence']; onArrive?: () => void }) {
    const fresh = connectLine(name, {
      as: options.as,
      presence,
      unsaved: (unsaved) => tell({ unsaved }),
      synced() {
        onArrive?.()
        tell({ status: 'synced', arrived: true, interrupted: null })
      },
      offline(words) {
        const said = words === null ? null : parseReason(words).code
        tell({ status: 'offline', interrupted: isErrorCode(said) ? said : null })
      },
      ended: end,
    })
    /** Only the document that is shown is spoken of. */
    const tell = (news: Partial<DocumentState>) => {
      if (state.getState().doc === fresh.doc) state.setState(news)
    }
    return fresh
  }

  function end(code: number, words: string) {
    if (closed) return
    const reason = parseReason(words)
    const now = Date.now()
    recoveries = recoveries.filter((at) => now - at < PER_MS)
    const writeRefused = RECOVERABLE.has(code) && (code !== 4403 || reason.root !== undefined)
    if (writeRefused && recoveries.length < RECOVERIES) {
      recoveries.push(now)
      recover(reason)
      return
    }
    const left = own()
    if (left.length) options.leftOver(left)
    line.provider.destroy()
    state.setState({ status: 'ended', ended: toTrouble(reason, codeFor(code)), unsaved: new Set() })
  }

  const own = () => {
    const me = options.as
    return me ? ownUnsaved(state.getState().doc, me, state.getState().unsaved) : []
  }

  /** The old document stays on the screen, and can be written in, until the fresh one has arrived. */
  function recover(reason: RefusalReason) {
    const old = line
    const presence = old.provider.awareness.getLocalState()
    old.provider.destroy()
    let arrived = false
    const fresh = open({ presence, onArrive: swap })
    line = fresh

    function swap() {
      if (arrived) return
      arrived = true
      const words = own()
      // Nobody may write now, or this one note is the trouble: writing it again would only be refused again.
      const tooSoon = reason.code === TOO_SOON
      const isNew = ({ noteId }: OwnWords) => !fresh.doc.getMap('notes').has(noteId)
      const hopeless = (one: OwnWords) =>
        tooSoon ? isNew(one) : NOBODY_WRITES.has(reason.code) || one.noteId === reason.key
      const refused = words.filter(hopeless)
      const again = words.filter((one) => !hopeless(one))
      const trouble = { ...reason, ...toTrouble(reason, 'not_allowed') }
      state.setState({ doc: fresh.doc, provider: fresh.provider, refusedWrite: trouble, unsaved: new Set() })
      old.doc.destroy()
      fresh.doc.transact(() => {
        for (const one of again) writeAgain(fresh.doc, options.as ?? '', one)
      }, OWN)
      if (refused.length) options.leftOver(refused, ...(tooSoon ? [true as const] : []))
    }
  }

  const warn = (event: BeforeUnloadEvent) => {
    if (state.getState().unsaved.size > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  const hurry = () => {
    if (!closed && !state.getState().ended) line.provider.connect()
  }
  window.addEventListener('online', hurry)
  // The socket itself would notice after half a minute. Tried again at once: a server in this house may still be there.
  const drop = () => {
    if (closed || state.getState().ended) return
    line.provider.disconnect()
    line.provider.connect()
  }
  window.addEventListener('offline', drop)
  // A phone that slept has a socket that looks open and is not.
  const wake = () => {
    if (document.visibilityState !== 'visible' || closed || state.getState().ended) return
    if (Date.now() - line.provider.wsLastMessageReceived > STALE_MS) drop()
    else hurry()
  }
  document.addEventListener('visibilitychange', wake)

  return {
    name,
    state,
    hurry,
    close() {
      if (closed) return
      const left = own()
      if (left.length) options.leftOver(left)
      closed = true
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', hurry)
      window.removeEventListener('offline', drop)
      document.removeEventListener('visibilitychange', wake)
      line.provider.destroy()
      line.doc.destroy()
      state.getState().doc.destroy()
    },
  }
}

function codeFor(close: number) {
  if (close === 4401) return 'bad_token'
  if (close === 4404) return 'unknown'
  if (close === 4409) return 'seat_moved'
  if (close === 4413) return 'too_large'
  return close === 4400 ? 'malformed' : 'not_allowed'
}
