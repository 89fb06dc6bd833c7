import { updateFrame } from '@tablecloth/server/sync/frames.ts'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { Attacker } from '../hostile/attacker.ts'
import { rawFrame, rawUpgrade } from '../hostile/attacks/raw-upgrade.ts'
import { aServer, Reader, until } from '../unit/server/a-server.ts'
import { writeNote } from '../unit/sync/a-table.ts'
import { Company } from './a-company.ts'

const BINARY = 0x82

test('[SF31] a socket that is cut in the middle of a frame leaves nothing behind, and what it carried arrives once when its sender is back', async () => {
  const server = await aServer()
  const { cafe, guest, writer } = await Company.sitDown(server)
  const table = writer.provider.roomname
  const witness = await new Reader(server, table, cafe.hostToken).synced()
  const person = new Attacker(server.url, guest)
  onTestFinished(() => person.end())
  const doc = new Y.Doc()
  writeNote(doc, 'cut-in-half', guest.participantId, 'Whole or not at all')
  const frame = rawFrame(BINARY, updateFrame(Y.encodeStateAsUpdate(doc)))
  for (const part of [0.2, 0.5, 0.9]) {
    const { socket } = await rawUpgrade(person)
    socket.write(frame.subarray(0, Math.floor(frame.length * part)))
    await new Promise<void>((resolve) => socket.end(() => resolve()))
    socket.destroy()
  }
  writer.edit()
  await writer.saved()
  await until(() => witness.words().length === 1)
  expect(witness.words()).not.toContain('Whole or not at all')
  const back = await new Reader(server, table, guest.token).synced()
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(doc))
  await until(() => witness.words().filter((words) => words === 'Whole or not at all').length === 1)
})
