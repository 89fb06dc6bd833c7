import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { ServerProcess } from '../server-process.ts'
import { until } from '../unit/server/a-server.ts'
import { Company, eventually } from './a-company.ts'

const PATIENCE = { timeout: 180_000 }
/** How long the process stands still; up to a minute on demand. */
const STILL_MS = Number(process.env.STILL_MS ?? 1500)

test(
  `[SF29] a process that stands still for ${STILL_MS} ms loses nothing, and the clock of the round goes on`,
  PATIENCE,
  async () => {
    const server = await ServerProcess.start()
    onTestFinished(() => server.clear())
    const company = await Company.sitDown(server)
    company.write(20)
    await company.writer.saved()
    const before = await company.roots(server)
    company.write(20)
    server.child.kill('SIGSTOP')
    company.write(20)
    await pause(STILL_MS)
    expect(company.writer.unsaved).toBeGreaterThanOrEqual(20)
    server.child.kill('SIGCONT')
    await until(() => company.writer.unsaved === 0, 30_000)
    await company.expectAllSaved(server)
    expect({ ...(await company.roots(server)), now: 0 }).toEqual({ ...before, now: 0 })
  },
)

test('[SF30] a round that ends while the process stands still has ended when it goes on', PATIENCE, async () => {
  const server = await ServerProcess.start()
  onTestFinished(() => server.clear())
  const company = await Company.sitDown(server, { rounds: [{ question: 'What?', minutes: 0.05 }] })
  const { endsAt } = (await company.roots(server)).state
  server.child.kill('SIGSTOP')
  while (Date.now() < (endsAt ?? 0) + 100) await pause(50)
  server.child.kill('SIGCONT')
  await eventually(async () => expect((await company.roots(server)).state.phase).toBe('between'))
})
