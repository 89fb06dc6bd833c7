import { SyncConnection } from '@tablecloth/server/sync/sync-connection.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { Bench, presenceOf, Wire } from './a-socket.ts'
import { TABLE } from './a-table.ts'

it('[SY40] who shows up between somebody’s opening and their first sync is seen by them', async () => {
  const bench = new Bench()
  const amal = await bench.connect(TABLE, 'amal')
  const bo = new Wire()
  const live = await bench.documents.retain(TABLE)
  const { documents, turns } = bench
  bo.connection = new SyncConnection(live, { participantId: asId('bo'), name: 'BO' }, bo, false, {
    documents,
    turns,
    log: pino({ level: 'silent' }),
    clock: () => bench.now,
    access: { enter: async () => refuse('bad_token'), rights: () => bench.rights, written: () => {} },
  })
  await turns.settled()
  amal.connection.message(presenceOf([[5001, 1, { here: true }]]))
  await turns.settled()
  bo.connection.message(Uint8Array.from([0, 0, 1, 0]))
  await turns.settled()
  const heard = bo.of('presence').flatMap(({ shown }) => shown)
  expect(heard.map(({ clientId }) => clientId)).toContain(5001)
})
