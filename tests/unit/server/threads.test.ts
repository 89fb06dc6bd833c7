import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShownThread } from '@tablecloth/shared/harvest/thread.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const CANARY = 'canary-thread'
const stored = ({ dataDir }: AServer) =>
  Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))))

/** Two tables with a note each by Heron, who has sat at both; both hang. */
async function aGallery() {
  const server = await aServer()
  const cafe = await makeCafe(server)
  const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
  const [host, voice, other] = [cafe.hostToken, heron.token, wren.token].map((token) => new Voice(server, token)) as [
    Voice,
    Voice,
    Voice,
  ]
  await host.must({ type: 'start-round' })
  const notes: Record<string, string> = {}
  for (const tableId of ['t1', 't2']) {
    await host.must({ type: 'move', participantId: heron.participantId, tableId })
    const { noteId } = await voice.must({ type: 'place-note', tableId, text: `words of ${tableId}` })
    notes[tableId] = String(noteId)
  }
  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-gallery' })
  const harvest = await new Reader(server, `harvest/${cafe.cafeId}`, wren.token).synced()
  const end = (tableId: string) => ({ tableId, noteId: notes[tableId] })
  const tie = (words = 'Both ask who is paid') =>
    other.must({ type: 'tie-thread', from: end('t1'), to: end('t2'), words })
  const shown = () => Object.values(harvest.root('threads')) as ShownThread[]
  return { server, cafe, heron, wren, host, voice, other, end, tie, harvest, shown }
}

describe('threads in the harvest’s document', () => {
  test('[GA10] [GA12] are read by everyone with the beginnings of both ends, and by nobody as somebody’s', async () => {
    const { wren, other, voice, host, end, tie, harvest, shown } = await aGallery()
    const { threadId } = await tie()
    await until(() => shown().length)
    expect(shown()).toEqual([
      {
        from: { ...end('t1'), text: 'words of t1' },
        to: { ...end('t2'), text: 'words of t2' },
        words: 'Both ask who is paid',
      },
    ])
    expect(Buffer.from(Y.encodeStateAsUpdate(harvest.doc)).includes(wren.participantId)).toBe(false)
    expect(other.me()?.threads).toEqual({ [String(threadId)]: 'shown' })
    await voice.must({ type: 'edit-note', ...end('t2'), text: 'better words' })
    await until(() => shown()[0]?.to.text === 'better words')
    await host.must({ type: 'hide-thread', threadId })
    await until(() => shown().length === 0)
    await until(() => other.me()?.threads[String(threadId)] === 'hidden')
    await host.must({ type: 'restore-thread', threadId })
    await until(() => shown().length === 1)
  })

  test('[GA11] are not there while an end does not hang, and come back with it', async () => {
    const { host, voice, end, tie, shown } = await aGallery()
    await tie()
    await until(() => shown().length === 1)
    await voice.must({ type: 'set-note-consent', ...end('t2'), consent: 'table' })
    await until(() => shown().length === 0)
    await voice.must({ type: 'set-note-consent', ...end('t2'), consent: 'cafe' })
    await until(() => shown().length === 1)
    await host.must({ type: 'hide-note', ...end('t1') })
    await until(() => shown().length === 0)
    await host.must({ type: 'restore-note', ...end('t1') })
    await until(() => shown().length === 1)
    await host.must({ type: 'start-round' })
    await until(() => shown().length === 0)
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-harvest' })
    await until(() => shown().length === 1)
  })

  test('[GA14] that are taken back, or whose end is withdrawn, are soon in no file, nor is who tied them', async () => {
    const { server, host, voice, other, end, tie, shown } = await aGallery()
    const first = await tie(`${CANARY} one`)
    await tie(`${CANARY} two`)
    await until(() => shown().length === 2)
    expect(stored(server).includes(CANARY)).toBe(true)
    await other.must({ type: 'untie-thread', threadId: first.threadId })
    await voice.must({ type: 'withdraw-note', ...end('t2') })
    await until(() => shown().length === 0)
    await until(() => !stored(server).includes(CANARY))
    await host.must({ type: 'close' })
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    expect(stored(again).includes(CANARY)).toBe(false)
  })
})
