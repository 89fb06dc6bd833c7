import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { aServer, joinCafe, makeCafe, Voice } from './a-server.ts'

/** Whatever somebody writes, is called or declares. */
const CANARY = 'canary'
const PERSPECTIVE = 'canary-lived'

test('[ST16] the log holds what was done and by whom, and no word, name or declaration of anybody', async () => {
  const server = await aServer()
  const cafe = await makeCafe(server, {
    title: CANARY,
    purpose: CANARY,
    tables: [{ name: CANARY, question: CANARY }, { name: `${CANARY} two` }],
    rounds: [{ question: CANARY, minutes: 20 }],
    perspectives: [{ id: PERSPECTIVE, name: CANARY }],
    agreement: [CANARY],
  })
  const declared = { organisation: CANARY, perspectives: [{ id: PERSPECTIVE, show: 'private' }] }
  const [heron, wren] = await Promise.all([
    joinCafe(server, cafe, `${CANARY} heron`, declared),
    joinCafe(server, cafe, `${CANARY} wren`),
  ])
  const host = new Voice(server, cafe.hostToken)
  const voice = new Voice(server, heron.token)
  await voice.must({ type: 'update-me', name: `${CANARY} grey`, ...declared })
  await host.must({ type: 'plan-seating' })
  await host.must({ type: 'start-round' })
  await host.must({ type: 'move', participantId: heron.participantId, tableId: cafe.tables[0]?.id })
  // Not before: whoever is moved is never moved to somebody whom they avoid.
  await voice.must({ type: 'wish-seats', apart: [wren.participantId], together: [] })
  const { noteId } = await voice.must({ type: 'place-note', tableId: cafe.tables[0]?.id, text: CANARY })
  await voice.must({ type: 'edit-note', tableId: cafe.tables[0]?.id, noteId, text: `${CANARY} anew` })
  await voice.must({ type: 'call-host', words: CANARY })
  await voice.must({ type: 'report', text: CANARY })
  await host.must({ type: 'hide-note', tableId: cafe.tables[0]?.id, noteId })
  await host.must({ type: 'announce', text: CANARY })
  await host.must({ type: 'remove', participantId: wren.participantId })
  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-harvest' })
  await voice.must({ type: 'take-on', text: CANARY })
  await host.must({ type: 'close' })
  await server.stop()
  const database = new DatabaseSync(join(server.dataDir, 'cafe.sqlite'))
  const log = database.prepare('select * from event').all()
  const facts = JSON.stringify(database.prepare('select * from fact').all())
  database.close()
  const kept = JSON.stringify(log)
  expect(facts).toContain(CANARY)
  expect(log.length).toBeGreaterThan(12)
  for (const done of ['cafe-made', 'profile-changed', 'note-placed', 'announced', 'reported', 'person-gone', 'acted']) {
    expect(kept).toContain(done)
  }
  expect(kept).toContain(heron.participantId)
  expect(kept).not.toContain(CANARY)
  expect(kept).not.toContain('wishes')
})
