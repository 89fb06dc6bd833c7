import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GuestIdea } from '@tablecloth/shared/harvest/guest.ts'
import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const stored = ({ dataDir }: AServer) =>
  Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))))

/** Heron has sat at the first table, where Wren stays, and sits at the second now, where Teasel is. */
async function onTheMove() {
  const server = await aServer()
  const cafe = await makeCafe(server)
  const people = await Promise.all(['Heron', 'Wren', 'Teasel'].map((name) => joinCafe(server, cafe, name)))
  const [heron, wren, teasel] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const host = new Voice(server, cafe.hostToken)
  const [voice, author] = people.map(({ token }) => new Voice(server, token)) as [Voice, Voice]
  await host.must({ type: 'start-round' })
  const sit = (who: { participantId: string }, tableId: string) =>
    host.must({ type: 'move', participantId: who.participantId, tableId })
  await sit(heron, 't1')
  await sit(wren, 't1')
  await sit(teasel, 't2')
  // Whoever comes late sits where there is most room, and has been nowhere else.
  const other = new Voice(server, (await joinCafe(server, cafe, 'Plover')).token)
  await until(() => other.me()?.tableId === 't2')
  const place = async (text: string, more: object = {}) =>
    String((await author.must({ type: 'place-note', tableId: 't1', text, ...more })).noteId)
  const noteId = await place('Pay the interpreters')
  await sit(heron, 't2')
  const cloth = await new Reader(server, `table/${cafe.cafeId}/t2`, teasel.token).synced()
  const guests = () => Object.values(cloth.root('guests')) as GuestIdea[]
  const at = (id = noteId) => ({ tableId: 't1', noteId: id })
  return { server, cafe, heron, wren, teasel, host, voice, author, other, noteId, place, cloth, guests, at, sit }
}

describe('an idea that was carried', () => {
  test('[GA20] [GA22] is a guest on the new cloth, with where it came from, in its author’s words and credit as they are now', async () => {
    const { heron, wren, host, voice, author, noteId, cloth, guests, at, sit } = await onTheMove()
    await voice.must({ type: 'carry-note', ...at() })
    await until(() => guests().length === 1)
    expect(guests()).toEqual([
      { text: 'Pay the interpreters', credit: { kind: 'name', label: 'Wren' }, from: 't1', noteId, round: 0 },
    ])
    expect(Buffer.from(Y.encodeStateAsUpdate(cloth.doc)).includes(wren.participantId)).toBe(false)
    expect(JSON.stringify(guests())).not.toContain(heron.participantId)
    expect(voice.me()?.carrying).toEqual({ ...at(), round: 0, to: 't2' })
    await author.must({ type: 'edit-note', ...at(), text: 'Pay the interpreters first' })
    await author.must({ type: 'set-note-credit', ...at(), credit: 'nobody' })
    await until(() => guests()[0]?.credit.kind === 'nobody')
    expect(guests()[0]?.text).toBe('Pay the interpreters first')
    // Whoever brought it may be moved on; what they brought stays on the cloth.
    await sit(heron, 't1')
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-round' })
    expect(guests()).toHaveLength(1)
  })

  test('[GA21] [GA23] goes everywhere when it is kept for its table, hidden or withdrawn, and out of every file', async () => {
    const { server, host, voice, author, place, guests, at } = await onTheMove()
    const canary = at(await place('canary words'))
    await voice.must({ type: 'carry-note', ...canary })
    await until(() => guests().length === 1)
    await author.must({ type: 'set-note-consent', ...canary, consent: 'table' })
    await until(() => guests().length === 0)
    await author.must({ type: 'set-note-consent', ...canary, consent: 'cafe' })
    await until(() => guests().length === 1)
    await host.must({ type: 'hide-note', ...canary })
    await until(() => guests().length === 0)
    await host.must({ type: 'restore-note', ...canary })
    await until(() => guests().length === 1)
    await author.must({ type: 'withdraw-note', ...canary })
    await until(() => guests().length === 0)
    await until(() => !stored(server).includes('canary words'))
    expect(voice.me()?.carrying).toBeNull()
  })

  test('[GA21] a note for its table is in nothing that the other table is sent, whoever tries to carry it', async () => {
    const { voice, author, other, place, cloth, guests, at, sit, wren } = await onTheMove()
    const kept = at(await place('for us alone', { consent: 'table' }))
    expect(await voice.give({ type: 'carry-note', ...kept })).toMatchObject({ error: { code: 'for_its_table' } })
    await sit(wren, 't2')
    expect(await author.give({ type: 'carry-note', ...kept })).toMatchObject({ error: { code: 'for_its_table' } })
    // Who never sat there is not told that there is such a note.
    expect(await other.give({ type: 'carry-note', ...kept })).toMatchObject({ error: { code: 'unknown_note' } })
    await voice.must({ type: 'carry-note', ...at() })
    await until(() => guests().length === 1)
    expect(Buffer.from(Y.encodeStateAsUpdate(cloth.doc)).includes('for us alone')).toBe(false)
  })

  test('[GA21] what its author writes at the table itself is the guest’s, too', async () => {
    const { server, cafe, wren, voice, noteId, guests, at } = await onTheMove()
    await voice.must({ type: 'carry-note', ...at() })
    await until(() => guests().length === 1)
    const own = await new Reader(server, `table/${cafe.cafeId}/t1`, wren.token).synced()
    const note = own.doc.getMap('notes').get(noteId) as Y.Map<unknown>
    ;(note.get('text') as Y.Text).insert(0, 'First: ')
    await until(() => guests()[0]?.text === 'First: Pay the interpreters')
    note.set('consent', 'table')
    await until(() => guests().length === 0)
  })

  test('[GA23] in the gallery a note says where it went and a cloth what came to it; nothing says by whom', async () => {
    const { server, cafe, heron, teasel, host, voice, noteId, at } = await onTheMove()
    await voice.must({ type: 'carry-note', ...at() })
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-gallery' })
    const [from, to] = await Promise.all(
      ['t1', 't2'].map((id) => new Reader(server, `gallery/${cafe.cafeId}/${id}`, teasel.token).synced()),
    )
    await until(() => from?.words().length === 1)
    const hung = from?.root('notes') as Record<string, GalleryNote> | undefined
    expect(hung?.[noteId]?.went).toEqual([{ tableId: 't2', round: 0 }])
    expect(Object.values(to?.root('guests') ?? {})).toMatchObject([{ from: 't1', noteId }])
    for (const reader of [from, to]) {
      if (reader) expect(Buffer.from(Y.encodeStateAsUpdate(reader.doc)).includes(heron.participantId)).toBe(false)
    }
  })
})
