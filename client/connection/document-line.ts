import { ACK_FRAME, OWN_SUBPROTOCOL, POSITION_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Ledger } from './ledger.ts'
import { Resume } from './resume.ts'
import { touchedKeys } from './touched-keys.ts'

/** A Yjs document with the provider that keeps it in step with the server. */
export interface Line {
  doc: Y.Doc
  provider: WebsocketProvider
}

interface LineOptions {
  /** Which of this browser's participants opens it. */
  as: string | undefined
  presence: Record<string, unknown> | null
  /** Told which records are written here and not known to be saved, as `root/key`. */
  unsaved: (keys: ReadonlySet<string>) => void
  synced: () => void
  /** Told that there is no connection, and the server's last words, if it had any. */
  offline: (words: string | null) => void
  /** Told when the server has said that nothing more will come of this document. */
  ended: (code: number, reason: string) => void
}

const SYNC = 0
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** The longest wait before another attempt, and the span of the first, in ms. */
const MOST_WAIT_MS = 8000
const FIRST_SPAN_POWER = 2

const address = () => `${window.location.protocol === 'https:' ? 'wss:' : 'ws:'}//${window.location.host}/yjs`

/**
 * A stock provider on a fresh document, with what our own subprotocol adds to it: a ledger of what is saved, and coming
 * back by position. It retries by itself whatever the server has not ended for good (44xx).
 */
export function connectLine(name: string, options: LineOptions): Line {
  const doc = new Y.Doc()
  const ledger = new Ledger(options.unsaved)
  const resume = new Resume()
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
      super.send(kind === STEP_1 && resume.known ? resume.frame(doc) : data)
    }
  }

  const provider = new WebsocketProvider(address(), name, doc, {
    connect: false,
    params: options.as ? { as: options.as } : {},
    protocols: [OWN_SUBPROTOCOL],
    disableBc: true,
    WebSocketPolyfill: CountedSocket,
  })
  const sync = provider.messageHandlers[SYNC]
  provider.messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
    if (decoder.arr[decoder.pos] === UPDATE) resume.heardUpdate()
    sync?.(encoder, decoder, ...rest)
  }
  provider.messageHandlers[ACK_FRAME] = (_encoder, decoder) => {
    const step2 = decoding.readVarUint(decoder)
    ledger.acknowledged(step2, decoding.readVarUint(decoder))
    resume.reached(decoding.readVarUint(decoder))
  }
  provider.messageHandlers[POSITION_FRAME] = (_encoder, decoder) => {
    const epoch = decoding.readVarString(decoder)
    resume.told(epoch, decoding.readVarUint(decoder))
  }
  // A stock provider repeats to the server what it hears of others, who are many in a full room.
  const { _awarenessUpdateHandler: tell } = provider
  provider.awareness.off('update', tell)
  provider.awareness.on('update', (changes: Parameters<typeof tell>[0], from: unknown) => {
    if (from !== provider) tell(changes, from)
  })
  provider.awareness.setLocalState(options.presence)
  provider.on('connection-close', (event) => {
    ledger.socketChanged()
    resume.socketChanged()
    spread(provider)
    options.offline(event?.reason || null)
  })
  provider.on('sync', (synced) => {
    if (synced) options.synced()
  })
  provider.on('closed', ({ code, reason }) => options.ended(code, reason))
  provider.connect()
  return { doc, provider }
}

/**
 * Full jitter: a room's phones lose the network together and must not return together. The provider waits twice as long
 * each time, up to a bound; the bound is drawn anew, below what it would have waited.
 */
function spread(provider: WebsocketProvider): void {
  provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, FIRST_SPAN_POWER)
  const span = Math.min(MOST_WAIT_MS, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1))
  provider.maxBackoffTime = Math.random() * span
}
