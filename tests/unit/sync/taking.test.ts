import type { Written } from '@tablecloth/server/sync/access.ts'
import { updateFrame } from '@tablecloth/server/sync/frames.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bench } from './a-socket.ts'
import { TABLE, writeNote } from './a-table.ts'

it('[SY20] a note that lost its key as it came has no consequences', async () => {
  const bench = new Bench()
  const written: Written['created'][] = []
  bench.written = (_document, { created }) => written.push(created)
  const phone = new Y.Doc()
  const laptop = new Y.Doc()
  // Of two who write under one key without knowing of each other, the higher id comes last and is read.
  phone.clientID = 9000
  laptop.clientID = 2000
  writeNote(phone, 'note-0001', 'amal', 'Listen')
  writeNote(laptop, 'note-0001', 'amal', 'Listen first')
  writeNote(laptop, 'note-0002', 'amal', 'Another')
  const update = Y.encodeStateAsUpdate(phone)
  phone.getMap('notes').delete('note-0001')
  const wire = await bench.connect(TABLE, 'amal')
  for (const bytes of [update, Y.encodeStateAsUpdate(phone), Y.encodeStateAsUpdate(laptop)]) {
    wire.connection.message(updateFrame(bytes))
    await bench.turns.settled()
  }
  expect(wire.closed).toBeNull()
  expect(written).toEqual([{ notes: ['note-0001'] }, {}, { notes: ['note-0002'] }])
})
