import { cafeDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Notice } from '@tablecloth/shared/protocol/notices.ts'
import type { Trouble } from '../connection/api.ts'
import { type ConnectionStatus, openConnection } from '../connection/cafe-connection.ts'
import { openDocument, type SharedDocument } from '../connection/shared-document.ts'
import { keepRemoval, keptRemoval } from '../device/my-cafes.ts'
import { afterNotice, makeCafeStore, type OpenCafe } from './cafe-store.ts'
import { readRoots, watchRoots } from './roots.ts'
import { openTable } from './table-store.ts'

interface Shared<T> {
  thing: T
  users: number
  closing: ReturnType<typeof setTimeout> | undefined
}

/** A screen that is drawn twice, or follows another, takes over what the first had open. */
const LINGER_MS = 2000
/** In which what the server says of it has come, by another line. */
const TOO_SOON_MS = 2000

/**
 * Opens things once for all who use them, and closes them a little after the last has let go. One that has ended is opened
 * anew for whoever comes: a seat that was moved away may be back.
 */
function sharing<T>(open: (name: string) => T, close: (thing: T) => void, hasEnded: (thing: T) => boolean) {
  const all = new Map<string, Shared<T>>()
  return {
    use(name: string) {
      const known = all.get(name)
      const isUsable = known !== undefined && !hasEnded(known.thing)
      const shared: Shared<T> = isUsable ? known : { thing: open(name), users: 0, closing: undefined }
      all.set(name, shared)
      clearTimeout(shared.closing)
      shared.users += 1
      let released = false
      const release = () => {
        if (released) return
        released = true
        shared.users -= 1
        if (shared.users > 0) return
        shared.closing = setTimeout(() => {
          if (all.get(name) === shared) all.delete(name)
          close(shared.thing)
        }, LINGER_MS)
      }
      return { thing: shared.thing, release }
    },
    each(each: (thing: T) => void) {
      for (const { thing } of all.values()) each(thing)
    },
    closeAll() {
      for (const { thing, closing } of all.values()) {
        clearTimeout(closing)
        close(thing)
      }
      all.clear()
    },
  }
}

/** One person's café in this tab: its control line, its document, and what of it screens may know. */
export function openCafe(cafeId: string, participantId: string | undefined): OpenCafe {
  const store = makeCafeStore(cafeId)
  const now = () => Date.now() + store.getState().clockOffset
  let cafeDoc: { document: SharedDocument; stop: () => void } | null = null

  let connection = connect()
  let looking: ((isBack: boolean) => void) | null = null
  const found = (isBack: boolean) => {
    looking?.(isBack)
    looking = null
  }

  function connect() {
    return openConnection(participantId, { notice: hear, status: follow, refused: turnedAway })
  }

  function hear(notice: Notice) {
    store.setState((state) => afterNotice(state, notice, Date.now()))
    if (notice.type === 'welcome') found(true)
    if (notice.type === 'welcome' || notice.type === 'removed')
      keepRemoval(cafeId, participantId, store.getState().removed)
    const { me } = store.getState()
    // A screen has a document of its own, without the people.
    if (me?.admitted && me.role !== 'projector') openCafeDocument()
    if (notice.type === 'erased' || notice.type === 'removed') {
      connection.close()
      closeDocuments()
    }
  }

  function follow(status: ConnectionStatus) {
    if (status === 'offline') found(false)
    // "Online" is said with the welcome: until then what is known may be old.
    if (status === 'offline' && store.getState().status !== 'refused') store.setState({ status })
  }

  function turnedAway(refusal: Trouble) {
    found(false)
    // Known from before this page was opened again.
    const removed = refusal.code === 'bad_token' ? keptRemoval(cafeId, participantId) : null
    store.setState({ status: 'refused', refusal, ...(removed ? { removed } : {}) })
  }

  function openCafeDocument() {
    if (cafeDoc) return
    const document = openDocument(cafeDocument(cafeId), {
      as: participantId,
      presence: null,
      leftOver: () => undefined,
    })
    let unwatch: (() => void) | undefined
    let watched: unknown
    const watch = () => {
      const { doc, ended } = document.state.getState()
      if (ended && ended.code !== 'not_admitted') store.setState({ status: 'refused', refusal: ended })
      if (watched === doc) return
      watched = doc
      unwatch?.()
      const read = (changed: Set<string> | null) =>
        store.setState(({ cafe }) => ({ cafe: readRoots(doc, cafe, changed) ?? cafe }))
      unwatch = watchRoots(doc, read)
      read(null)
    }
    const unsubscribe = document.state.subscribe(watch)
    watch()
    cafeDoc = {
      document,
      stop() {
        unsubscribe()
        unwatch?.()
        document.close()
      },
    }
  }

  const tables = sharing(
    (tableId) =>
      openTable({
        cafeId,
        tableId,
        participantId,
        leftOver: (words, early) =>
          store.setState(({ leftOvers, me }) => {
            // A table's device is not told whom it has to wait for, and when.
            const waits = me?.role === 'device' ? undefined : early
            const known = new Set(leftOvers.map(({ noteId }) => noteId))
            // In the order of writing: so they are laid, too.
            const more = words
              .filter(({ noteId }) => !waits || !known.has(noteId))
              .sort((a, b) => a.createdAt - b.createdAt)
              .map((one) => ({ ...one, tableId, ...(waits ? { waits } : {}) }))
            // They were not laid; when the next can be, the server says.
            const pace = waits ? { laidAt: null, tooSoonUntil: now() + TOO_SOON_MS } : {}
            return { leftOvers: [...leftOvers, ...more], ...pace }
          }),
      }),
    (table) => table.close(),
    (table) => table.document.state.getState().ended !== null,
  )
  const documents = sharing(
    (name) => openDocument(name, { as: participantId, presence: null, leftOver: () => undefined }),
    (document) => document.close(),
    (document) => document.state.getState().ended !== null,
  )

  function closeDocuments() {
    cafeDoc?.stop()
    cafeDoc = null
    tables.closeAll()
    documents.closeAll()
  }

  return {
    cafeId,
    participantId,
    store,
    drafts: new Map(),
    now,
    run: (command) => connection.command(command),
    table(tableId) {
      const { thing, release } = tables.use(tableId)
      return { table: thing, release }
    },
    document(name) {
      const { thing, release } = documents.use(name)
      return { document: thing, release }
    },
    hurry() {
      connection.hurry()
      cafeDoc?.document.hurry()
      tables.each((table) => table.document.hurry())
      documents.each((document) => document.hurry())
    },
    lookAgain() {
      found(false)
      connection.close()
      return new Promise((resolve) => {
        looking = resolve
        connection = connect()
      })
    },
    close() {
      connection.close()
      closeDocuments()
    },
  }
}
