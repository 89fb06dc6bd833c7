import { ACK_FRAME, OWN_SUBPROTOCOL } from '@tablecloth/shared/protocol/documents.ts'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Trouble, toTrouble } from './api.ts'
import { Ledger } from './ledger.ts'
import { type OwnWords, ownUnsaved, writeAgain } from './own-words.ts'
import { touchedKeys } from './touched-keys.ts'

/** Origin of every transaction of this person's own making: what undo takes back. */
export const OWN = 'own'

export interface DocumentState {
  /** Replaced by a fresh one when the server refuses a write: subscribe to this, not to the document alone. */
  doc: Y.Doc
  provider: WebsocketProvider
  status: 'connecting' | 'synced' | 'offline' | 'ended'
  /** The first sync has happened: what is shown is the document, not emptiness. */
  arrived: boolean
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
  /** Words of one's own that could not be saved there. */
  leftOver: (words: OwnWords[]) => void
}

const RECOVERIES = 5
const PER_MS = 60_000
const FINAL: ReadonlySet<number> = new Set([4401, 4404, 4409])
const RECOVERABLE: ReadonlySet<number> = new Set([4400, 4403, 4413])

const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

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

const origin = () => `${window.location.protocol === 'https:' ? 'wss:' : 'ws:'}//${window.location.host}/yjs`

/**
 * One Yjs document of the café, kept alive. It knows what of one's own writing is saved; when a write is refused it opens
 * the document anew, under a new client id, and writes one's own unsaved words again; when the seat moves it hands them
 * back. Everything else that can go wrong is retried without asking.
 */
export function openDocument(name: string, options: Options): SharedDocument {
  let closed = false
  let recoveries: number[] = []
  const first = connect(name, options, () => state, { onEnd: end })
  const state: StoreApi<DocumentState> = createStore<DocumentState>(() => ({
    doc: first.doc,
    provider: first.provider,
    status: 'connecting',
    arrived: false,
    ended: null,
    unsaved: new Set(),
    refusedWrite: null,
  }))
  let line = first

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
    const fresh = connect(name, { ...options, presence }, () => state, { onEnd: end, onArrive: swap })
    line = fresh

    function swap() {
      const words = own()
      // Nobody may write now, or this one note is the trouble: writing it again would only be refused again.
      const hopeless = ({ noteId }: OwnWords) => reason.code === 'wrong_phase' || noteId === reason.key
      const refused = words.filter(hopeless)
      const again = words.filter((one) => !hopeless(one))
      const trouble = { ...reason, ...toTrouble(reason, 'not_allowed') }
      state.setState({ doc: fresh.doc, provider: fresh.provider, refusedWrite: trouble, unsaved: new Set() })
      old.doc.destroy()
      fresh.doc.transact(() => {
        for (const one of again) writeAgain(fresh.doc, options.as ?? '', one)
      }, OWN)
      if (refused.length) options.leftOver(refused)
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

interface Line {
  doc: Y.Doc
  provider: WebsocketProvider
}

interface LineEvents {
  onEnd: (code: number, reason: string) => void
  onArrive?: () => void
}

/** A fresh document with its provider; tells `state` of itself once it is the one that is shown. */
function connect(name: string, options: Options, stateOf: () => StoreApi<DocumentState>, events: LineEvents): Line {
  const doc = new Y.Doc()
  const shown = () => stateOf().getState().doc === doc
  const ledger = new Ledger((unsaved) => {
    if (shown()) stateOf().setState({ unsaved })
  })
  // Before the provider's own listener, so that what is written is in the ledger when it is sent.
  doc.on('update', (_update: Uint8Array, from: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (from !== provider) ledger.wrote(touchedKeys(transaction))
  })

  class CountedSocket extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array && data[0] === SYNC ? data[1] : undefined
      if (kind === UPDATE && !ledger.mayUpdate) return
      if (kind === STEP_2) ledger.sent('step2')
      if (kind === UPDATE) ledger.sent('update')
      super.send(data)
    }
  }

  const provider = new WebsocketProvider(origin(), name, doc, {
    connect: false,
    params: options.as ? { as: options.as } : {},
    protocols: [OWN_SUBPROTOCOL],
    disableBc: true,
    WebSocketPolyfill: CountedSocket,
    shouldReconnect: ({ code }) => !FINAL.has(code) && !RECOVERABLE.has(code),
  })
  provider.messageHandlers[ACK_FRAME] = (_encoder, decoder) => {
    const step2 = decoding.readVarUint(decoder)
    ledger.acknowledged(step2, decoding.readVarUint(decoder))
  }
  provider.awareness.setLocalState(options.presence)
  provider.on('connection-close', () => {
    ledger.socketChanged()
    // Full jitter: a room's phones lose the network together and must not return together.
    provider.maxBackoffTime = 250 + Math.random() * Math.min(8000, 400 * 2 ** provider.wsUnsuccessfulReconnects)
    if (shown()) stateOf().setState({ status: 'offline' })
  })
  let arrived = false
  provider.on('sync', (synced) => {
    if (!synced) return
    if (!arrived) {
      arrived = true
      events.onArrive?.()
    }
    if (shown()) stateOf().setState({ status: 'synced', arrived: true })
  })
  provider.on('closed', ({ code, reason }) => events.onEnd(code, reason))
  provider.connect()
  return { doc, provider }
}
