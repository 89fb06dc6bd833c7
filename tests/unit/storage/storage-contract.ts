import type { Storage } from '@tablecloth/server/storage/storage.ts'
import { asId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { batch, bytes, cafe, cafeId, newestOf, session, texts, writes } from './samples.ts'

/** What every storage keeps to, whatever it is made of. */
export function storageContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(`a storage (${name})`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    const table = 'table/teal/t1'
    const facts = async (id = 'teal') =>
      Object.fromEntries((await storage.loadFacts(cafeId(id))).map(({ root, key, value }) => [`${root}.${key}`, value]))
    const fact = (key: string, value: unknown, id = 'teal') => ({ cafeId: cafeId(id), root: 'kept', key, value })

    it('[ST1] keeps every part of a batch', async () => {
      await storage.commit(
        batch({
          cafes: [cafe('teal')],
          facts: [fact('seed', 'x')],
          events: [{ cafeId: cafeId('teal'), at: 5, by: null, event: { type: 'harvest-opened' } }],
          sessions: [session('teal', 'hash')],
          updates: [{ document: table, update: bytes('a') }],
        }),
      )
      expect(await storage.findCafe(cafeId('teal'))).toEqual(cafe('teal'))
      expect(await facts()).toEqual({ 'kept.seed': 'x' })
      expect(await storage.findSession('hash')).toEqual(session('teal', 'hash'))
      expect(texts(await storage.loadDocument(table))).toEqual(['a'])
    })

    it('[ST2] gives a fact its last value', async () => {
      const values = { text: 'a "quoted" تعليق', nested: { list: [1, null, false], empty: {} } }
      await storage.commit(batch({ cafes: [cafe('teal')], facts: [fact('a', 1), fact('a', values), fact('b', null)] }))
      await storage.commit(batch({ facts: [fact('b', 2)] }))
      expect(await facts()).toEqual({ 'kept.a': values, 'kept.b': 2 })
    })

    it('[ST2] takes a fact away that has no value any more', async () => {
      await storage.commit(batch({ cafes: [cafe('teal')], facts: [fact('a', 1), fact('b', 2), fact('c', 3)] }))
      await storage.commit(batch({ facts: [fact('a', undefined), fact('b', undefined), fact('b', 4)] }))
      expect(await facts()).toEqual({ 'kept.b': 4, 'kept.c': 3 })
    })

    it('[ST2] keeps the facts of two cafés apart', async () => {
      await storage.commit(batch({ cafes: [cafe('teal'), cafe('rust')], facts: [fact('a', 1), fact('a', 2, 'rust')] }))
      expect(await facts('teal')).toEqual({ 'kept.a': 1 })
      expect(await facts('rust')).toEqual({ 'kept.a': 2 })
    })

    it('[ST3] gives a document back in the order in which it was written', async () => {
      await storage.commit(writes(table, 'a', 'b'))
      await storage.commit(writes('table/teal/t2', 'other'))
      await storage.commit(writes(table, 'c'))
      expect(texts(await storage.loadDocument(table))).toEqual(['a', 'b', 'c'])
      expect(texts(await storage.loadDocument('table/teal/nobody-wrote'))).toEqual([])
    })

    it('[ST4] loads the snapshot in the place of what it holds, then what came after', async () => {
      await storage.commit(writes(table, 'a', 'b'))
      const upTo = await newestOf(storage, table)
      await storage.commit(writes(table, 'c'))
      await storage.compact(table, bytes('ab'), upTo)
      expect(texts(await storage.loadDocument(table))).toEqual(['ab', 'c'])
    })

    it('[ST4] leaves other documents alone when it compacts one', async () => {
      await storage.commit(writes('table/teal/t2', 'other'))
      await storage.commit(writes(table, 'a'))
      await storage.compact(table, bytes('A'), await newestOf(storage, table))
      expect(texts(await storage.loadDocument('table/teal/t2'))).toEqual(['other'])
    })

    it('[ST4] lets no older snapshot replace a newer one', async () => {
      await storage.commit(writes(table, 'a'))
      const early = await newestOf(storage, table)
      await storage.commit(writes(table, 'b'))
      const late = await newestOf(storage, table)
      await storage.compact(table, bytes('ab'), late)
      await storage.compact(table, bytes('a'), early)
      expect(texts(await storage.loadDocument(table))).toEqual(['ab'])
    })

    it('[ST15] remembers which documents hold words to be forgotten, until a compaction has read all of them', async () => {
      await storage.commit(
        batch({ forgetting: [table, 'desk/teal'], updates: [{ document: table, update: bytes('a') }] }),
      )
      const early = await newestOf(storage, table)
      await storage.commit(batch({ forgetting: [table], updates: [{ document: table, update: bytes('b') }] }))
      expect(await storage.documentsToForget()).toEqual(['desk/teal', table])
      await storage.compact(table, bytes('a'), early)
      expect(await storage.documentsToForget()).toEqual(['desk/teal', table])
      await storage.compact(table, bytes('ab'), await newestOf(storage, table))
      expect(await storage.documentsToForget()).toEqual(['desk/teal'])
      await storage.eraseCafe(cafeId('teal'))
      expect(await storage.documentsToForget()).toEqual([])
    })

    it('[ST5] counts on after a compaction', async () => {
      expect(await newestOf(storage, table)).toBe(0)
      await storage.commit(writes(table, 'a', 'b'))
      const newest = await newestOf(storage, table)
      expect(newest).toBeGreaterThan(0)
      await storage.compact(table, bytes('ab'), newest)
      expect(await newestOf(storage, table)).toBe(newest)
      await storage.commit(writes(table, 'c'))
      expect(await newestOf(storage, table)).toBeGreaterThan(newest)
    })

    it('[ST6] finds a café by id and by code, as it is now', async () => {
      await storage.commit(batch({ cafes: [cafe('teal', { joinCode: 'OLD' })] }))
      const now = cafe('teal', { joinCode: 'NEW', closed: true })
      await storage.commit(batch({ cafes: [now] }))
      expect(await storage.findCafe(cafeId('teal'))).toEqual(now)
      expect(await storage.findCafeByCode('NEW')).toEqual(now)
      expect(await storage.findCafeByCode('OLD')).toBeNull()
      expect(await storage.findCafe(cafeId('rust'))).toBeNull()
    })

    it('[ST6] lists the cafés that are open, and those whose time has come', async () => {
      await storage.commit(
        batch({
          cafes: [cafe('teal', { keepUntil: 10 }), cafe('rust', { keepUntil: 20, closed: true }), cafe('sage')],
        }),
      )
      expect((await storage.openCafes()).map(({ id }) => id).sort()).toEqual(['sage', 'teal'])
      expect((await storage.expiredCafes(20)).map(({ id }) => id).sort()).toEqual(['rust', 'teal'])
      expect(await storage.expiredCafes(9)).toEqual([])
    })

    it('[ST7] ends all tokens of a person, and nobody else’s', async () => {
      const eve = asId<ParticipantId>('eve')
      await storage.commit(
        batch({
          cafes: [cafe('teal'), cafe('rust')],
          sessions: [
            session('teal', 'one'),
            session('teal', 'two', { role: 'host' }),
            session('teal', 'hers', { participantId: eve }),
            session('rust', 'there'),
          ],
        }),
      )
      await storage.commit(batch({ endedSessions: [{ cafeId: cafeId('teal'), participantId: asId('ada') }] }))
      expect(await storage.findSession('one')).toBeNull()
      expect(await storage.findSession('two')).toBeNull()
      expect(await storage.findSession('hers')).not.toBeNull()
      expect(await storage.findSession('there')).not.toBeNull()
    })

    it('[HO20] [HO70] suspends all tokens of a person and takes that back, the last word first, and nobody else’s', async () => {
      const [ada, eve] = [asId<ParticipantId>('ada'), asId<ParticipantId>('eve')]
      const hers = session('teal', 'hers', { participantId: eve })
      const sessions = [
        session('teal', 'one'),
        session('teal', 'two', { kind: 'link' }),
        hers,
        session('rust', 'there'),
      ]
      await storage.commit(batch({ cafes: [cafe('teal'), cafe('rust')], sessions }))
      const suspended = (is: boolean) => ({ cafeId: cafeId('teal'), participantId: ada, is })
      await storage.commit(batch({ suspended: [suspended(true)] }))
      const are = async () =>
        Promise.all(['one', 'two', 'hers', 'there'].map(async (hash) => (await storage.findSession(hash))?.suspended))
      expect(await are()).toEqual([true, true, false, false])
      await storage.commit(batch({ suspended: [suspended(true), suspended(false)] }))
      expect(await are()).toEqual([false, false, false, false])
      await storage.commit(batch({ suspended: [suspended(false), suspended(true)] }))
      expect(await are()).toEqual([true, true, false, false])
    })

    it('[ST7] puts a new token in the place of an old one in a single turn', async () => {
      await storage.commit(batch({ cafes: [cafe('teal')], sessions: [session('teal', 'old')] }))
      await storage.commit(
        batch({
          sessions: [session('teal', 'new')],
          endedSessions: [{ cafeId: cafeId('teal'), participantId: asId('ada') }],
        }),
      )
      expect(await storage.findSession('old')).toBeNull()
      expect(await storage.findSession('new')).toEqual(session('teal', 'new'))
    })

    it('[ST8] erases all of a café and nothing of another', async () => {
      // Ids that a careless pattern would take for one another.
      for (const name of ['a_b', 'axb', 'a_b_c']) {
        await storage.commit(
          batch({
            cafes: [cafe(name)],
            facts: [fact('a', 1, name)],
            sessions: [session(name, `token-${name}`)],
            updates: [
              `cafe/${name}`,
              `desk/${name}`,
              `screen/${name}`,
              `harvest/${name}`,
              `table/${name}/1`,
              `gallery/${name}/1`,
            ].map((document) => ({ document, update: bytes(document) })),
          }),
        )
        await storage.compact(`table/${name}/1`, bytes(name), await newestOf(storage, `table/${name}/1`))
      }
      await storage.eraseCafe(cafeId('a_b'))
      expect(await storage.findCafe(cafeId('a_b'))).toBeNull()
      expect(await facts('a_b')).toEqual({})
      expect(await storage.findSession('token-a_b')).toBeNull()
      const left = async (name: string) => {
        const names = [
          `cafe/${name}`,
          `desk/${name}`,
          `screen/${name}`,
          `harvest/${name}`,
          `table/${name}/1`,
          `gallery/${name}/1`,
        ]
        return (await Promise.all(names.map((document) => storage.loadDocument(document)))).flatMap(texts).length
      }
      expect([await left('a_b'), await left('axb'), await left('a_b_c')]).toEqual([0, 6, 6])
      expect(await storage.findSession('token-axb')).not.toBeNull()
      expect(await facts('a_b_c')).toEqual({ 'kept.a': 1 })
    })

    it('[ST8] erases what is gone already', async () => {
      await expect(storage.eraseCafe(cafeId('never-was'))).resolves.toBeUndefined()
    })

    it('[ST14] says that it can be written', async () => {
      await expect(storage.check()).resolves.toBeUndefined()
      await expect(storage.check()).resolves.toBeUndefined()
    })
  })
}
