import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { atTable } from './at-table.ts'

/** More than the table holds, as fast as it is taken. */
const fillsRoot = (
  root: string,
  value: (attacker: Attacker) => unknown,
  key: (attacker: Attacker, n: number) => string,
) =>
  atTable(async (socket, attacker) => {
    const most = WRITES.table.roots[root]?.most ?? 0
    for (let first = 0; first < most + 500; first += 500) {
      await socket.write((doc) =>
        doc.transact(() => {
          for (let n = first; n < first + 500; n++) doc.getMap(root).set(key(attacker, n), value(attacker))
        }),
      )
    }
  })

/** After each of these honest people still have to find room. The table is large from here on, so they come last. */
export const fills: Attack[] = [
  {
    name: 'fills the table with notes of its own',
    answer: '4403 too_large',
    run: fillsRoot(
      'notes',
      ({ participantId: author }) => new Y.Map(Object.entries({ author, createdAt: 1, text: new Y.Text('x') })),
      ({ participantId }, n) => `fill-${participantId.slice(0, 8)}-${n}`,
    ),
  },
  {
    name: 'fills the table with places of notes that there are not',
    answer: '4403 too_large',
    run: fillsRoot(
      'layout',
      () => ({ x: 1, y: 1 }),
      ({ participantId }, n) => `fill-${participantId.slice(0, 8)}-${n}`,
    ),
  },
  {
    name: 'fills the table with reactions to notes that there are not',
    answer: '4403 too_large',
    run: fillsRoot(
      'reactions',
      () => 'heart',
      ({ participantId }, n) => `fill-${n}000:${participantId}`,
    ),
  },
  {
    name: 'makes a hundred cafés of two hundred and fifty tables',
    answer: '201, 429 too_fast',
    long: true,
    async run(world) {
      const attacker = await world.attacker()
      const told = new Set<string>()
      const wish = { title: 'x', tables: 250, rounds: [{ question: 'x', minutes: 240 }] }
      for (let n = 0; n < 100; n++) told.add(await attacker.ask('POST', '/api/cafes', wish, { token: null }))
      return [...told].sort().join(', ')
    },
  },
]
