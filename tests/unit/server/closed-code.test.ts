import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import type { Storage } from '@tablecloth/server/storage/storage.ts'
import { expect, test } from 'vitest'
import { aServer, call, makeCafe, Voice } from './a-server.ts'

/** A server that says what it asked of its storage, in order. */
async function watchedServer(dataDir: string) {
  const asked: string[] = []
  const storage = openSqlite(join(dataDir, 'cafe.sqlite'))
  const watched = new Proxy(storage, {
    get(target, name: keyof Storage) {
      const value: unknown = target[name]
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        asked.push(name)
        return (value as (...all: unknown[]) => unknown).apply(target, args)
      }
    },
  })
  return { ...(await aServer({ dataDir, storage: watched })), asked }
}

test('[HO51] a code that never was, one that was renewed, and those of a closed and an erased café get one answer, for the same work', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tablecloth-codes-'))
  const before = await watchedServer(dataDir)
  const [closed, erased, renewed] = [await makeCafe(before), await makeCafe(before), await makeCafe(before)]
  await new Voice(before, closed.hostToken).must({ type: 'close' })
  await new Voice(before, renewed.hostToken).must({ type: 'renew-code' })
  await call(before, 'DELETE', `/api/cafes/${erased.cafeId}`, undefined, erased.hostToken)
  await before.stop()
  // Nothing is in memory that could answer sooner or later.
  const server = await watchedServer(dataDir)
  const told = new Set<string>()
  for (const joinCode of ['000-000-000', renewed.joinCode, closed.joinCode, erased.joinCode]) {
    for (const [path, body] of [
      ['/api/invitations', { joinCode }],
      ['/api/cafes/join', { joinCode, name: 'Mallory' }],
    ] as const) {
      server.asked.length = 0
      const answer = await call(server, 'POST', path, body)
      told.add(JSON.stringify({ answer, asked: server.asked }))
    }
  }
  expect([...told].map((one) => JSON.parse(one))).toEqual([
    { answer: { status: 404, body: expect.objectContaining({ code: 'unknown_code' }) }, asked: ['findCafeByCode'] },
  ])
})
