import { updateFrame } from '@tablecloth/server/sync/frames.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { closingOf, House, readOnly } from './a-house.ts'
import { TABLE, writeNote, writeTheme } from './a-table.ts'
import { until } from './until.ts'

let house: House

beforeEach(async () => {
  house = await new House().open()
})

afterEach(async () => {
  await house.close()
  expect(house.errors).toEqual([])
})

const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')
const textOf = (doc: Y.Doc, key: string) => notesOf(doc).get(key)?.get('text') as Y.Text

describe('two stock providers at one table', () => {
  it('[SY20] see what the other writes, and a third who comes later sees it all', async () => {
    const amal = house.join(TABLE, 'amal')
    const bo = house.join(TABLE, 'bo')
    await until('both are there', () => amal.synced && bo.synced)
    writeNote(amal.doc, 'note-0001', 'amal', 'Listen')
    textOf(amal.doc, 'note-0001').insert(6, ' first')
    writeNote(bo.doc, 'note-0002', 'bo', 'Trust')
    await until('each has both', () => notesOf(amal.doc).size === 2 && notesOf(bo.doc).size === 2)
    await until('the letters', () => textOf(bo.doc, 'note-0001').toString() === 'Listen first')
    const chen = house.join(TABLE, 'chen')
    await until('the third has all', () => chen.synced && notesOf(chen.doc).size === 2)
    expect(notesOf(chen.doc).toJSON()).toEqual(notesOf(amal.doc).toJSON())
    expect(house.written.flatMap(({ by, created }) => (created.notes ?? []).map((key) => [by, key]))).toEqual([
      ['amal', 'note-0001'],
      ['bo', 'note-0002'],
    ])
  })

  it('[SY21] find everything again after a restart, and write on under the ids they had', async () => {
    const doc = new Y.Doc()
    const amal = house.join(TABLE, 'amal', doc)
    await until('there', () => amal.synced)
    writeNote(doc, 'note-0001', 'amal', 'Listen')
    await until('stored', () => house.written.length === 1)
    await house.close()
    const again = await new House(house.storage).open()
    house = again
    const back = again.join(TABLE, 'amal', doc)
    const bo = again.join(TABLE, 'bo')
    await until('back', () => back.synced && bo.synced)
    textOf(doc, 'note-0001').insert(6, ' on')
    await until('written on', () => textOf(bo.doc, 'note-0001')?.toString() === 'Listen on')
    // The id is still hers.
    const double = new Y.Doc()
    Y.applyUpdate(double, Y.encodeStateAsUpdate(doc))
    double.clientID = doc.clientID
    const before = Y.encodeStateVector(double)
    writeNote(double, 'note-0002', 'mallory', 'x')
    const mallory = new WebSocket(`${again.address}/${TABLE}?token=mallory`)
    mallory.on('open', () => mallory.send(updateFrame(Y.encodeStateAsUpdate(double, before))))
    const reason = await new Promise<string>((resolve) => mallory.on('close', (_, why) => resolve(String(why))))
    expect(JSON.parse(reason)).toMatchObject({ code: 'not_yours' })
  })

  it('[SY22] what was written offline arrives on return', async () => {
    const amal = house.join(TABLE, 'amal')
    const bo = house.join(TABLE, 'bo')
    await until('both are there', () => amal.synced && bo.synced)
    amal.disconnect()
    writeNote(amal.doc, 'note-0001', 'amal', 'Listen')
    writeNote(amal.doc, 'note-0002', 'amal', 'Not this')
    notesOf(amal.doc).delete('note-0002')
    writeNote(bo.doc, 'note-0003', 'bo', 'Meanwhile')
    amal.connect()
    await until('both have both', () => notesOf(bo.doc).has('note-0001') && notesOf(amal.doc).has('note-0003'))
    expect(notesOf(bo.doc).has('note-0002')).toBe(false)
  })

  it('[SY38] words typed before the provider has told what it has arrive all the same', async () => {
    const amal = house.join(TABLE, 'amal')
    await until('there', () => amal.synced)
    amal.disconnect()
    writeNote(amal.doc, 'note-0001', 'amal', 'Written')
    // As soon as the socket is open, and before the server's first word.
    amal.on('status', ({ status }) => {
      if (status === 'connected') textOf(amal.doc, 'note-0001').insert(0, 'offline. ')
    })
    amal.connect()
    const bo = house.join(TABLE, 'bo')
    await until('arrived', () => notesOf(bo.doc).has('note-0001'))
    await until('all of it', () => textOf(bo.doc, 'note-0001').toString() === 'offline. Written')
    expect(amal.wsconnected).toBe(true)
  })

  it('[SY20] what the server writes in consequence of a write comes with it', async () => {
    house.onWritten = (_, { created }, batch) => {
      house.documents.change(batch, TABLE, (doc) => {
        for (const key of created.notes ?? []) doc.getMap('rounds').set(key, 1)
      })
    }
    const amal = house.join(TABLE, 'amal')
    await until('there', () => amal.synced)
    writeNote(amal.doc, 'note-0001', 'amal', 'Listen')
    await until('the round', () => amal.doc.getMap('rounds').get('note-0001') === 1)
  })
})

describe('who is not let in, or not any more', () => {
  const cases: [what: string, path: string, code: number][] = [
    ['without a token', '/table/cafe-one/t1', 4401],
    ['with a token that nobody has', '/table/cafe-one/t1?token=stranger', 4401],
    ['to a document that cannot be', '/kitchen/cafe-one?token=amal', 4404],
    ['to a name that cannot be decoded', '/table/%E0%A4%A?token=amal', 4404],
    ['to a café that is not', '/cafe/no-such?token=amal', 4404],
  ]
  for (const [what, path, code] of cases) {
    it(`[SY23] is told why after the upgrade: ${what}`, async () => {
      const socket = new WebSocket(house.address + path)
      let opened = false
      socket.on('open', () => {
        opened = true
      })
      const closed = await new Promise<number>((resolve) => socket.on('close', resolve))
      expect([opened, closed]).toEqual([true, code])
    })
  }

  it('[SY23] a cookie counts only for the participant it is for, and only from our own page', async () => {
    const ask = (as: string, headers: Record<string, string>) => {
      const socket = new WebSocket(`${house.address}/${TABLE}?as=${as}`, { headers })
      return new Promise<number | 'in'>((resolve) => {
        socket.on('message', () => resolve('in'))
        socket.on('close', resolve)
      }).finally(() => socket.terminate())
    }
    const cookie = 'tablecloth_amal=amal; tablecloth_bo=bo'
    expect(await ask('amal', { cookie, origin: house.address.replace('ws:', 'http:').replace('/yjs', '') })).toBe('in')
    expect(await ask('chen', { cookie })).toBe(4401)
    expect(await ask('amal', { cookie, origin: 'https://elsewhere.example' })).toBe(4403)
  })

  it('[SY24] a read-only document is readable, and a write into it closes with 4403', async () => {
    const amal = house.join('cafe/cafe-one', 'amal')
    await until('there', () => amal.synced)
    const closing = closingOf(amal)
    amal.doc.getMap('state').set('phase', 'closed')
    expect(await closing).toEqual({ code: 4403, reason: '{"code":"not_allowed","root":null,"key":null}' })
    expect(house.storage.documents.get('cafe/cafe-one')?.rows).toEqual([])
  })

  it('[SY24] somebody with their own words in a document that has closed for writing can still read it', async () => {
    const amal = house.join(TABLE, 'amal')
    await until('there', () => amal.synced)
    writeNote(amal.doc, 'note-0001', 'amal', 'Listen')
    await until('stored', () => house.written.length === 1)
    amal.disconnect()
    house.rights.amal = readOnly
    amal.connect()
    await until('back', () => amal.synced)
    const bo = house.join(TABLE, 'bo')
    await until('together', () => bo.synced)
    writeNote(bo.doc, 'note-0002', 'bo', 'Trust')
    await until('told', () => notesOf(amal.doc).has('note-0002'))
  })

  it('[SY24] a write after the phase has ended is refused as a write, and says that it is the phase', async () => {
    const amal = house.join(TABLE, 'amal')
    await until('there', () => amal.synced)
    house.rights.amal = { read: null, write: refuse('wrong_phase').error }
    const closing = closingOf(amal)
    writeNote(amal.doc, 'note-0001', 'amal', 'Too late')
    expect(await closing).toEqual({ code: 4403, reason: '{"code":"wrong_phase","root":null,"key":null}' })
  })

  it('[SY25] a seat that moves closes the socket with 4409', async () => {
    const amal = house.join(TABLE, 'amal')
    const bo = house.join(TABLE, 'bo')
    await until('both are there', () => amal.synced && bo.synced)
    const closing = closingOf(amal)
    house.rights.amal = { read: refuse('seat_moved').error, write: refuse('seat_moved').error }
    house.sync.recheck('cafe-two')
    house.sync.recheck('cafe-one')
    expect(await closing).toEqual({ code: 4409, reason: '{"code":"seat_moved"}' })
    expect(bo.wsconnected).toBe(true)
  })

  it('[SY26] a refused write closes with 4403, names root and key, and reaches nobody', async () => {
    const amal = house.join(TABLE, 'amal')
    const bo = house.join(TABLE, 'bo')
    await until('both are there', () => amal.synced && bo.synced)
    writeNote(amal.doc, 'note-0001', 'amal', 'Listen')
    await until('told', () => notesOf(bo.doc).has('note-0001'))
    const closing = closingOf(bo)
    textOf(bo.doc, 'note-0001').insert(0, 'Do not ')
    expect(await closing).toEqual({ code: 4403, reason: '{"code":"not_yours","root":"notes","key":"note-0001"}' })
    expect(textOf(amal.doc, 'note-0001').toString()).toBe('Listen')
    expect(textOf(house.documents.read(TABLE), 'note-0001').toString()).toBe('Listen')
  })

  it('[SY26] bytes that are no message close with 4400, a frame that is too large with 4413, a flood with 4529', async () => {
    const send = (data: Uint8Array | string, times = 1) => {
      const socket = new WebSocket(`${house.address}/${TABLE}?token=amal`)
      socket.on('open', () => {
        for (let n = 0; n < times; n++) socket.send(data)
      })
      socket.on('error', () => {})
      return new Promise<number>((resolve) => socket.on('close', resolve))
    }
    expect(await send(Uint8Array.from([9, 9, 9]))).toBe(4400)
    expect(await send('text')).toBe(4400)
    expect(await send(Uint8Array.from([0, 2, 3, 1, 1, 1]))).toBe(4400)
    expect(await send(new Uint8Array(1024 * 1024 + 1))).toBe(4413)
    expect(await send(Uint8Array.from([0, 0, 1, 0]), 2000)).toBe(4529)
  })

  it('[SY27] an erased café closes everything with 4404 and cannot be opened again', async () => {
    const amal = house.join(TABLE, 'amal')
    await until('there', () => amal.synced)
    const closing = closingOf(amal)
    await house.documents.erase('cafe-one')
    expect(await closing).toMatchObject({ code: 4404 })
    await expect(house.documents.retain(TABLE)).rejects.toThrow()
  })

  it('[SY28] when the server stops, sockets close with 1012', async () => {
    const amal = house.join(TABLE, 'amal')
    await until('there', () => amal.synced)
    const closing = closingOf(amal)
    await house.sync.shut()
    expect(await closing).toMatchObject({ code: 1012 })
  })

  it('[SY29] a harvest is shared, and a person has at most sixty sockets', async () => {
    const amal = house.join('harvest/cafe-one', 'amal')
    await until('there', () => amal.synced)
    amal.doc.transact(() => writeTheme(amal.doc, 'theme-01', 'Trust'))
    await until('stored', () => house.written.length === 1)
    const sockets = Array.from({ length: 60 }, () => new WebSocket(`${house.address}/${TABLE}?token=amal`))
    const closed = await Promise.race(
      sockets.map((socket) => new Promise<number>((resolve) => socket.on('close', resolve))),
    )
    expect(closed).toBe(4529)
    for (const socket of sockets) socket.terminate()
  })
})
