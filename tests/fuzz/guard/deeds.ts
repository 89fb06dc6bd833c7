import type { Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import { wildKey, wildValue } from './wild.ts'
import { type Character, newClient, WORDS, type World, writeNote, writeTheme } from './world.ts'

/** What somebody does with a document by means of Yjs: all that a screen offers, and often to what is another's. */
type Deed = (doc: Y.Doc, who: Character, rng: Rng) => void

const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')
const themesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('themes')

export function freshKey(rng: Rng): string {
  return `new-${rng.int(1e9).toString(36).padStart(6, '0')}`
}

/** A note, nearly always one's own. */
function someNote(doc: Y.Doc, who: Character, rng: Rng): [string, Y.Map<unknown>] | null {
  const all = [...notesOf(doc)].filter(([, note]) => note instanceof Y.Map)
  const own = all.filter(([, note]) => note.get('author') === who.id)
  const from = own.length && rng.int(6) ? own : all
  return from.length ? rng.pick(from) : null
}

function retype(text: unknown, rng: Rng): void {
  if (!(text instanceof Y.Text)) return
  if (text.length && rng.int(3) === 0) {
    const at = rng.int(text.length)
    text.delete(at, 1 + rng.int(Math.min(12, text.length - at)))
  } else
    text.insert(
      rng.int(text.length + 1),
      rng.int(30) ? rng.pick(WORDS) : rng.pick(['\u0000', '\u202e', 'z'.repeat(2000)]),
    )
}

const ROOT_KEYS: Record<string, (doc: Y.Doc, who: Character, rng: Rng) => string> = {
  layout: (doc, who, rng) => (rng.int(4) ? (someNote(doc, who, rng)?.[0] ?? freshKey(rng)) : freshKey(rng)),
  reactions: (doc, who, rng) => `${someNote(doc, who, rng)?.[0] ?? 'note-0001'}:${rng.int(10) ? who.id : 'bo'}`,
  recap: (_doc, _who, rng) => String(rng.int(25)),
  speaking: () => 'turns',
  rounds: (doc, who, rng) => someNote(doc, who, rng)?.[0] ?? 'note-0001',
}

const tableDeeds: Deed[] = [
  (doc, who, rng) => {
    const key = rng.int(12) ? freshKey(rng) : wildKey(rng)
    const author = rng.int(20) ? who.id : 'bo'
    const more = rng.int(2) ? { buildsOn: 'note-amal-1', lang: 'ar' } : { credit: 'name', consent: 'table' }
    const extra = rng.int(25) ? {} : { [rng.pick(['role', 'toString', '__proto__', 'lang'])]: wildValue(rng) }
    doc.transact(() => {
      writeNote(doc, key, author, rng.pick(WORDS), { ...more, ...extra })
      doc.getMap('layout').set(key, { x: rng.int(900), y: -3.5, colour: 'sky' })
    })
  },
  (doc, who, rng) => retype(someNote(doc, who, rng)?.[1].get('text'), rng),
  (doc, who, rng) => retype(someNote(doc, who, rng)?.[1].get('text'), rng),
  (doc, who, rng) => {
    const note = someNote(doc, who, rng)?.[1]
    const field = rng.int(8)
      ? rng.pick(['credit', 'consent', 'lang'])
      : rng.pick(['author', 'createdAt', 'buildsOn', 'text'])
    if (rng.int(4) === 0) note?.delete(field)
    else note?.set(field, rng.pick(['name', 'table', 'en', 'pt-BR', 'nobody', who.id, 5]))
  },
  (doc, who, rng) => {
    const key = someNote(doc, who, rng)?.[0]
    if (key) notesOf(doc).delete(key)
  },
  (doc, who, rng) => {
    // Over a note, in whatever way.
    const key = rng.int(3) ? someNote(doc, who, rng)?.[0] : 'note-hidden'
    if (!key) return
    doc.transact(() => {
      if (rng.int(2)) notesOf(doc).delete(key)
      writeNote(doc, key, who.id, rng.pick(WORDS))
    })
  },
  (doc, who, rng) => {
    const root = rng.pick(['layout', 'layout', 'reactions', 'reactions', 'recap', 'recap', 'speaking', 'rounds'])
    const key = ROOT_KEYS[root]?.(doc, who, rng) ?? wildKey(rng)
    const map = doc.getMap(root)
    if (map.has(key) && rng.int(3) === 0) map.delete(key)
    else map.set(key, rng.int(12) ? plainValue(root, rng) : wildValue(rng))
  },
  (doc, who, rng) => {
    const text = someNote(doc, who, rng)?.[1].get('text')
    if (!(text instanceof Y.Text)) return
    const ways = [
      () => text.format(0, 2, { bold: true }),
      () => text.insertEmbed(0, { src: 'x' }),
      () => text.insertEmbed(0, new Y.Map()),
      () => text.setAttribute('dir', 'rtl'),
    ]
    rng.pick(ways)()
  },
]

const harvestDeeds: Deed[] = [
  (doc, _who, rng) => writeTheme(doc, rng.int(12) ? freshKey(rng) : wildKey(rng), rng.pick(WORDS)),
  (doc, _who, rng) => {
    const theme = someTheme(doc, rng)
    retype(theme?.get(rng.pick(['name', 'description'])), rng)
  },
  (doc, _who, rng) => {
    const gathered = someTheme(doc, rng)?.get('notes')
    if (!(gathered instanceof Y.Map)) return
    const key = rng.int(10) ? `t${rng.int(4)}/note-amal-${rng.int(3)}` : wildKey(rng)
    if (gathered.has(key)) gathered.delete(key)
    else gathered.set(key, rng.int(10) ? true : wildValue(rng))
  },
  (doc, _who, rng) => {
    const keys = [...themesOf(doc).keys()]
    if (!keys.length) return
    if (rng.int(2)) themesOf(doc).delete(rng.pick(keys))
    else writeTheme(doc, rng.pick(keys), 'Another')
  },
  (doc, _who, rng) => {
    const theme = someTheme(doc, rng)
    if (rng.int(3) === 0) theme?.delete('within')
    else theme?.set('within', rng.int(12) ? rng.pick([...themesOf(doc).keys(), 'theme-gone']) : wildValue(rng))
  },
  (doc, _who, rng) =>
    void someTheme(doc, rng)?.set(rng.pick(['name', 'notes', 'role']), rng.int(2) ? new Y.Text('!') : true),
]

function someTheme(doc: Y.Doc, rng: Rng): Y.Map<unknown> | null {
  const all = [...themesOf(doc).values()]
  return all.length ? rng.pick(all) : null
}

function plainValue(root: string, rng: Rng): unknown {
  if (root === 'layout')
    return { x: rng.int(2000) - 1000, y: rng.int(900) / 7, ...(rng.int(2) ? { colour: 'lilac' } : {}) }
  return root === 'reactions' ? rng.pick(['heart', 'spark', 'question']) : 'We spoke of trust'
}

export interface Done {
  update: Uint8Array
  client: number
  /** The document of whoever did it, afterwards. */
  doc: Y.Doc
}

/**
 * Some deeds of one person and what they would send for them: only what is new, or now and then all that they have, as a
 * first sync does when little is known of the other side.
 */
export function doSomething(world: World, who: Character, rng: Rng, open: (client: number) => Y.Doc): Done {
  const client = rng.int(3) ? rng.pick(who.clients) : newClient(rng, world.owners)
  const doc = open(client)
  const known = Y.encodeStateVector(doc)
  const deeds = world.kind === 'table' ? tableDeeds : harvestDeeds
  const roots = world.kind === 'table' ? ['notes', 'layout', 'reactions'] : ['themes']
  const undo =
    rng.int(3) === 0
      ? new Y.UndoManager(
          roots.map((root) => doc.getMap(root)),
          { captureTimeout: 0 },
        )
      : null
  for (let n = 1 + rng.int(rng.int(4) ? 2 : 6); n > 0; n--) {
    if (undo && rng.int(2)) rng.int(3) ? undo.undo() : undo.redo()
    else rng.pick(deeds)(doc, who, rng)
  }
  undo?.destroy()
  const update = rng.int(8) ? Y.encodeStateAsUpdate(doc, known) : Y.encodeStateAsUpdate(doc)
  return { update, client, doc }
}
