import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as Y from 'yjs'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { OPEN } from '../hand-socket.ts'
import { bytes, sends, writes } from './at-table.ts'

/** A note that is complete but for what is added to it. */
const note = (doc: Y.Doc, { participantId }: Attacker, more: Record<string, unknown>, id = 'bad-contents') => {
  doc.transact(() => {
    const fields = { author: participantId, createdAt: 1, text: new Y.Text('x'), ...more }
    doc.getMap('notes').set(id, new Y.Map(Object.entries(fields)))
  })
}

/** A text of one's own, sent along, with something in it that is no letter. */
const ownText = (doc: Y.Doc, attacker: Attacker): Y.Text => {
  writeNote(doc, 'own-contents', attacker.participantId, 'loud')
  return (doc.getMap<Y.Map<unknown>>('notes').get('own-contents') as Y.Map<unknown>).get('text') as Y.Text
}

/** Maps in one another, put together by hand: Yjs itself would recurse through them. */
function nested(clientId: number, depth: number): Uint8Array {
  const map = (parent: Uint8Array, key: string) => bytes(MAP_UNDER_A_KEY, parent, text(key), IS_MAP)
  const inner = Array.from({ length: depth - 1 }, (_, clock) => map(bytes(0, clientId, clock), 'lang'))
  return bytes(1, depth, clientId, 0, map(bytes(1, text('notes')), 'nested-note'), ...inner, 0)
}

/** A struct's first byte: a key is named, and its content is a type or plain values. */
const MAP_UNDER_A_KEY = 0x27
const VALUE_UNDER_A_KEY = 0x28
const IS_MAP = 1
const IS_NULL = 126
const text = (words: string) => bytes(words.length, new TextEncoder().encode(words))

const DEEDS: Record<string, (doc: Y.Doc, attacker: Attacker) => void> = {
  'makes a document in the document': (doc) => doc.getMap('notes').set('sub-document', new Y.Doc()),
  'puts bytes into the layout': (doc) => doc.getMap('layout').set('binary-layout', new Uint8Array(100_000)),
  'puts bytes into a note': (doc, attacker) => note(doc, attacker, { lang: new Uint8Array(8) }),
  'puts a picture into a text': (doc, attacker) =>
    ownText(doc, attacker).insertEmbed(0, { image: 'https://example.org/pixel.gif' }),
  'puts a type into a text': (doc, attacker) => ownText(doc, attacker).insertEmbed(0, new Y.Map()),
  'sets letters in bold': (doc, attacker) => ownText(doc, attacker).format(0, 2, { bold: true }),
  'gives a text attributes': (doc, attacker) => ownText(doc, attacker).setAttribute('onclick', 'alert(1)'),
  'lays a list where a note belongs': (doc) => doc.getMap('notes').set('list-as-note', Y.Array.from([1, 2, 3])),
  'lays XML where a note belongs': (doc) => doc.getMap('notes').set('xml-as-note', new Y.XmlElement('script')),
  'makes the notes a list behind the back of the map': (doc) => {
    const other = new Y.Doc()
    other.clientID = doc.clientID
    other.getArray('notes').push(['hidden', 'from', 'every', 'reader'])
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  },
  'makes the layout a text': (doc) => {
    const other = new Y.Doc()
    other.clientID = doc.clientID
    other.getText('layout').insert(0, 'hidden')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  },
  'hides a list part inside a note': (doc, attacker) => {
    writeNote(doc, 'hidden-list', attacker.participantId, 'x')
    const hidden = new Y.Array()
    ;(doc.getMap<Y.Map<unknown>>('notes').get('hidden-list') as Y.Map<unknown>).set('lang', hidden)
    hidden.push([1, 2, 3])
  },
  'makes a thousand roots': (doc) =>
    doc.transact(() => {
      for (let n = 0; n < 1000; n++) doc.getMap(`root-${n}`).set('k', n)
    }),
  'makes a root that every object has': (doc) => doc.getMap('constructor').set('prototype', 1),
  'names a note __proto__': (doc, attacker) => note(doc, attacker, {}, '__proto__'),
  'names a note hasOwnProperty': (doc, attacker) => note(doc, attacker, {}, 'hasOwnProperty'),
  'names a place toLocaleString': (doc) => doc.getMap('layout').set('toLocaleString', { x: 0, y: 0 }),
  'names a field __proto__': (doc, attacker) => {
    writeNote(doc, 'proto-field', attacker.participantId, 'x')
    ;(doc.getMap<Y.Map<unknown>>('notes').get('proto-field') as Y.Map<unknown>).set('__proto__', { role: 'host' })
  },
  'names a note by a megabyte': (doc, attacker) => note(doc, attacker, {}, 'x'.repeat(900_000)),
  'adds a field that gives it a role': (doc, attacker) => note(doc, attacker, { role: 'host' }),
  'lays a note beyond all numbers': (doc) => doc.getMap('layout').set('endless-place', { x: Number.NaN, y: 1e308 }),
  'lays a note with a style sheet for a colour': (doc) =>
    doc.getMap('layout').set('styled-place', { x: 0, y: 0, colour: 'url(https://example.org)' }),
  'lays a place of ten thousand lists in one another': (doc) =>
    doc.getMap('layout').set('deep-place', JSON.parse('['.repeat(3000) + ']'.repeat(3000))),
  'writes control characters': (doc, attacker) =>
    writeNote(doc, 'controls-in', attacker.participantId, 'a\u0000\u0007b'),
  'turns the direction of all that follows': (doc, attacker) =>
    writeNote(doc, 'bidi-override', attacker.participantId, 'a\u202Eb'),
  'builds on a script': (doc, attacker) => note(doc, attacker, { buildsOn: '<script>alert(1)</script>' }),
}

/** Of what is merely too much, the guard says so. */
const TOO_MUCH: Record<string, (doc: Y.Doc, attacker: Attacker) => void> = {
  'writes a note of a megabyte': (doc, { participantId }) =>
    writeNote(doc, 'giant-note', participantId, 'x'.repeat(900_000)),
  'writes a note one letter too long': (doc, { participantId }) =>
    writeNote(doc, 'long-note', participantId, 'x'.repeat(LIMITS.note + 1)),
  'sets six thousand keys in one update': (doc) =>
    doc.transact(() => {
      for (let n = 0; n < 6000; n++) doc.getMap('layout').set(`key-of-many-${n}`, { x: n, y: n })
    }),
}

const SCRIPTS = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '=HYPERLINK("http://x","y")', '@SUM(1)']

export const contents: Attack[] = [
  ...Object.entries(DEEDS).map(([name, deed]) => ({
    name,
    answer: ['4403 not_allowed', '4403 not_yours', '4403 too_large', '4400 malformed'],
    run: writes(deed),
  })),
  ...Object.entries(TOO_MUCH).map(([name, deed]) => ({ name, answer: '4403 too_large', run: writes(deed) })),
  {
    name: 'sets one key thirty thousand times in one update',
    answer: '4403 too_large',
    run: sends(({ doc }) => {
      const one = bytes(VALUE_UNDER_A_KEY, 1, text('layout'), text('one-key1'), 1, IS_NULL)
      return bytes(1, 30_000, doc.clientID, 0, ...Array.from({ length: 30_000 }, () => one), 0)
    }),
  },
  {
    name: 'nests types four thousand deep',
    answer: '4403 not_allowed',
    run: sends(({ doc }) => nested(doc.clientID, 4000)),
  },
  {
    name: 'writes letters that are none',
    answer: '4400 malformed',
    // A text under a root, of two bytes that no letter has.
    run: sends(({ doc }) => bytes(1, 1, doc.clientID, 0, 4, 1, text('notes'), 2, new Uint8Array([0xff, 0xfe]), 0)),
  },
  {
    name: 'writes scripts and formulas, which are words like others',
    answer: OPEN,
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      for (const [n, words] of SCRIPTS.entries()) {
        socket.write((doc) => writeNote(doc, `script-note-${n}`, attacker.participantId, words, { consent: 'public' }))
      }
      const answer = await socket.verdict()
      const faults = await world.faultsOfExports()
      if (faults.length) throw new Error(faults.join(', '))
      return answer
    },
  },
]
