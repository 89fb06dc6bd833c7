import { expect, onTestFinished, test } from 'vitest'
import { ServerProcess } from '../../server-process.ts'
import { makeCafe, Reader, until } from './a-server.ts'

test('[WI10] told to stop, the server closes sockets with 1012 and ends with 0', { timeout: 60_000 }, async () => {
  const server = await ServerProcess.start()
  onTestFinished(() => server.clear())
  const cafe = await makeCafe(server)
  const reader = await new Reader(server, `cafe/${cafe.cafeId}`, cafe.hostToken).synced()
  server.child.kill('SIGTERM')
  await until(() => reader.closes.some(({ code }) => code === 1012))
  expect(await server.ended).toEqual({ code: 0, signal: null })
})
