import { stepTwoFrame } from '@tablecloth/server/sync/frames.ts'
import * as Y from 'yjs'
import { writeNote, writeTheme } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { updateOf } from '../hand-socket.ts'
import { atTable, bytes, sends, victimIn, writes } from './at-table.ts'

/** Ways to put one's hands on the words of others. */
const DEEDS: Record<string, (doc: Y.Doc, attacker: Attacker) => void> = {
  'writes into the words of another': (doc) => victimIn(doc).text.insert(0, 'Do not '),
  'cuts the words of another short': (doc) => victimIn(doc).text.delete(0, 3),
  'puts another text in the place of theirs': (doc) => victimIn(doc).note.set('text', new Y.Text('!')),
  'makes their note its own': (doc, { participantId }) => victimIn(doc).note.set('author', participantId),
  'dates their note anew': (doc) => victimIn(doc).note.set('createdAt', 0),
  'makes their private note public': (doc) => victimIn(doc).note.set('consent', 'public'),
  'gives their note another credit': (doc) => victimIn(doc).note.set('credit', 'name'),
  'takes the text out of their note': (doc) => victimIn(doc).note.delete('text'),
  'deletes their note': (doc) => doc.getMap('notes').delete(victimIn(doc).noteId),
  'deletes every note on the cloth': (doc) =>
    doc.transact(() => {
      for (const id of [...doc.getMap('notes').keys()]) doc.getMap('notes').delete(id)
    }),
  'writes a note of its own over theirs': (doc, { participantId }) =>
    writeNote(doc, victimIn(doc).noteId, participantId, 'Mine now'),
  'deletes theirs and makes it anew in one go': (doc, { participantId }) =>
    doc.transact(() => {
      const { noteId } = victimIn(doc)
      doc.getMap('notes').delete(noteId)
      writeNote(doc, noteId, participantId, 'Mine now')
    }),
}

export const words: Attack[] = [
  ...Object.entries(DEEDS).map(([name, deed]) => ({ name, answer: '4403 not_yours', run: writes(deed) })),
  {
    name: 'deletes all that another wrote, by a delete set of twelve bytes',
    answer: '4403 not_yours',
    run: sends(({ doc }) => {
      const { clientId } = victimIn(doc)
      return bytes(0, 1, clientId, 1, 0, Y.getState(doc.store, clientId))
    }),
  },
  {
    name: 'hides a delete set over all that anybody wrote behind a note of its own',
    answer: '4403 not_yours',
    run: sends(({ doc }, { participantId }) => {
      const all = [...doc.store.clients.keys()]
      const update = updateOf(doc, () => writeNote(doc, 'harmless-note', participantId, 'Harmless'))
      const structs = update.slice(0, update.length - 1)
      const ranges = all.map((client) => bytes(client, 1, 0, Y.getState(doc.store, client)))
      return bytes(structs, all.length, ...ranges)
    }),
  },
  {
    name: 'hides an edit of the words of another inside sync step 2',
    answer: '4403 not_yours',
    run: atTable((socket) => {
      victimIn(socket.doc).text.insert(0, 'Do not ')
      socket.send(stepTwoFrame(Y.encodeStateAsUpdate(socket.doc)))
    }),
  },
  {
    name: 'hides deletions inside sync step 2',
    answer: '4403 not_yours',
    run: atTable((socket) => {
      for (const id of [...socket.doc.getMap('notes').keys()]) socket.doc.getMap('notes').delete(id)
      socket.send(stepTwoFrame(Y.encodeStateAsUpdate(socket.doc)))
    }),
  },
  {
    name: 'covers a note with something that is deleted already, and sends no delete set',
    answer: '4403 not_yours',
    run: sends(({ doc }) => {
      const notes = doc.getMap('notes')
      const { noteId } = victimIn(doc)
      const before = Y.encodeStateVector(doc)
      for (const n of [1, 2]) notes.set(noteId, n)
      notes.delete(noteId)
      const update = Y.encodeStateAsUpdate(doc, before)
      const deletes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).length - 1
      return bytes(update.slice(0, update.length - deletes), 0)
    }),
  },
  {
    name: 'sets their words in bold',
    answer: '4403 not_allowed',
    run: writes((doc) => victimIn(doc).text.format(0, 3, { bold: true })),
  },
  {
    name: 'reacts in the name of another',
    answer: '4403 not_yours',
    run: writes((doc) => {
      const { noteId, note } = victimIn(doc)
      doc.getMap('reactions').set(`${noteId}:${note.get('author')}`, 'heart')
    }),
  },
  {
    name: 'writes the recap of a table that it does not host',
    answer: '4403 not_allowed',
    run: writes((doc) => doc.getMap('recap').set('0', 'What we said, as I would have it')),
  },
  {
    name: 'says in which round a note was written',
    answer: '4403 not_allowed',
    run: writes((doc) => doc.getMap('rounds').set(victimIn(doc).noteId, 7)),
  },
  {
    name: 'takes the round of a note away',
    answer: '4403 not_allowed',
    run: writes((doc) => doc.getMap('rounds').delete(victimIn(doc).noteId)),
  },
  {
    name: 'sets how long others have spoken',
    answer: '4403 not_allowed',
    run: writes((doc) => doc.getMap('speaking').set('totalMs', 10_000_000)),
  },
  {
    name: 'gathers themes before the harvest',
    answer: '4403 wrong_phase',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open(`harvest/${world.cafe.cafeId}`)
      socket.write((doc) => writeTheme(doc, 'theme-0001', 'Mine'))
      return socket.verdict()
    },
  },
  ...(['state', 'seats', 'people', 'hosts', 'tables'] as const).map((root) => ({
    name: `sets ${root} in the café's own document`,
    answer: '4403 not_allowed',
    run: async (world: Parameters<Attack['run']>[0]) => {
      const attacker = await world.attacker()
      const socket = await attacker.open(`cafe/${world.cafe.cafeId}`)
      socket.write((doc) => {
        for (const key of ['phase', 'endsAt', attacker.participantId, 't1']) doc.getMap(root).set(key, null)
      })
      return socket.verdict()
    },
  })),
  {
    name: 'writes into the gallery',
    answer: '4403 not_allowed',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open(`gallery/${world.cafe.cafeId}/t1`)
      socket.write((doc) => writeNote(doc, 'in-the-gallery', attacker.participantId, 'x'))
      return socket.verdict()
    },
  },
]
