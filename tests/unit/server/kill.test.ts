import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type AServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

/** Six starts of a process, on a machine that may be busy. */
const KILLING_MS = 90_000
const MAIN = join(import.meta.dirname, '../../../server/main.ts')

/** The server as a process of its own, so that it can be killed. */
async function aProcess(dataDir: string): Promise<AServer & { child: ChildProcess }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(stop)
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const port = /serving on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
    if (port) return { url: `http://127.0.0.1:${port}`, dataDir, stop, child }
  }
  throw new Error('the server did not start')
}

interface Roots {
  state: { endsAt: number }
  seats: Record<string, string>
}

test(
  '[WI9] five kills in mid-round lose nothing that anyone was told of, and the clock stays right',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tablecloth-kill-'))
    let server = await aProcess(dataDir)
    const cafe = await makeCafe(server, { tables: 1 })
    const guest = await joinCafe(server, cafe, 'Heron')
    await new Voice(server, cafe.hostToken).must({ type: 'start-round' })
    const read = async () =>
      (await call<Roots>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)).body
    const begun = await read()
    const told = new Set<string>()
    for (let kill = 1; kill <= 5; kill++) {
      const writer = await new Reader(server, `table/${cafe.cafeId}/t1`, guest.token).synced()
      const witness = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
      expect(new Set(witness.words())).toEqual(told)
      witness.doc.on('update', () => {
        for (const words of witness.words()) told.add(words)
      })
      const before = told.size
      for (let i = 0; i < 40; i++) writer.write(guest.participantId, `note ${i} before kill ${kill}`)
      // In the middle of it: some are told, others are on their way.
      await until(() => told.size > before)
      await server.stop()
      writer.provider.destroy()
      witness.provider.destroy()
      server = await aProcess(dataDir)
      const again = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
      for (const words of told) expect(again.words()).toContain(words)
      for (const words of again.words()) told.add(words)
      again.provider.destroy()
    }
    const after = await read()
    expect(after.state.endsAt).toBe(begun.state.endsAt)
    expect(after.seats).toEqual(begun.seats)
  },
  KILLING_MS,
)

test(
  '[WI10] told to stop, the server closes sockets with 1012 and ends with 0',
  async () => {
    const server = await aProcess(mkdtempSync(join(tmpdir(), 'tablecloth-stop-')))
    const cafe = await makeCafe(server)
    const reader = await new Reader(server, `cafe/${cafe.cafeId}`, cafe.hostToken).synced()
    const ended = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    await until(() => reader.closes.some(({ code }) => code === 1012))
    expect(await ended).toEqual([0, null])
  },
  KILLING_MS,
)
