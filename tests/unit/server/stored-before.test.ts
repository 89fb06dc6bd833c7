import type { DocumentsPort } from '@tablecloth/server/rooms/documents-port.ts'
import { readState } from '@tablecloth/server/rooms/roots.ts'
import { apply } from '@tablecloth/shared/cafe/apply.ts'
import { promiseOf } from '@tablecloth/shared/cafe/floors.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { cafeDocument } from '@tablecloth/shared/protocol/documents.ts'
import { USUAL_PROMISE } from '@tablecloth/shared/voices/promise.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { aTable, T1 } from '../voices/a-table.ts'

const OLDER_KEPT = ['participants', 'history', 'been', 'plan', 'pins', 'undo', 'wishes', 'calls', 'hidden', 'house']
const OLDER_CAFE = ['state', 'tables', 'rounds', 'perspectives', 'people', 'hosts', 'seats', 'prompts']

test('[VO8] a café stored before there were these rules goes on as if nobody had chosen anything', () => {
  const { cafe, guests } = aTable(2)
  const { id, cafe: roots, kept } = cafe.state
  const [heron, wren] = guests
  const documents = new Map(
    [cafeDocument(id), ...Object.values(roots.tables).map(({ doc }) => doc)].map((name) => [name, new Y.Doc()]),
  )
  const write = (name: string, root: string, values: object) => {
    for (const [key, value] of Object.entries(values)) documents.get(name)?.getMap(root).set(key, value)
  }
  for (const root of OLDER_CAFE) write(cafeDocument(id), root, roots[root as keyof typeof roots])
  const { promise: _, ...info } = roots.info
  write(cafeDocument(id), 'info', info)
  const current = [{ participantId: heron.id, since: cafe.now }]
  write(roots.tables[T1]?.doc ?? '', 'speaking', { current, queue: [wren.id], turns: 3, totalMs: 9000 })
  const facts = OLDER_KEPT.flatMap((root) =>
    Object.entries(kept[root as keyof typeof kept]).map(([key, value]) => ({ cafeId: id, root, key, value })),
  )
  facts.push({ cafeId: id, root: 'voices', key: heron.id, value: { turns: 1, ms: 9000, lastRound: 0 } as never })
  const state = readState(id, { read: (name: string) => documents.get(name) ?? new Y.Doc() } as DocumentsPort, facts)
  if (!state) throw new Error('there is no café')
  expect(promiseOf(state, T1)).toEqual(USUAL_PROMISE)
  expect(meOf(state, heron.id)).toMatchObject({ counted: true, allowsNames: false, asked: null, spoken: { ms: 9000 } })
  const ended = apply(state, [{ type: 'turn-ended', tableId: T1, id: heron.id, at: cafe.now + 1000 }], cafe.now + 1000)
  expect(ended.speaking[T1]).toEqual({ current: [], queue: [], turns: 3, totalMs: 10_000, firstWord: null })
  expect(meOf(ended, heron.id)?.spoken).toEqual({ turns: 1, ms: 10_000, rounds: { 0: { turns: 0, ms: 1000 } } })
})
