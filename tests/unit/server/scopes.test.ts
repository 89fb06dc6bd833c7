import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { DeskAct } from '@tablecloth/shared/protocol/desk.ts'
import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'
import { describe, expect, test } from 'vitest'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

interface Link {
  participantId: string
  token: string
}

const OUT = (scope: Scope) => ({ ok: false, error: { code: 'out_of_scope', scope } })
const REFUSED = (code: string) => ({ ok: false, error: { code } })

async function aCafe({ clock = Date.now, scopes }: { clock?: () => number; scopes?: Scope[] } = {}) {
  const server = await aServer({ clock })
  const cafe = await makeCafe(server)
  const organiser = new Voice(server, cafe.hostToken)
  const invited = await invite(organiser, 'Egret', scopes)
  const coHost = new Voice(server, invited.token)
  await until(() => organiser.me() && coHost.me())
  return { server, cafe, organiser, coHost, invited, organiserId: organiser.me()?.participantId ?? '' }
}

const invite = async (organiser: Voice, name: string, scopes?: Scope[]) =>
  (await organiser.must({ type: 'invite-host', name, ...(scopes && { scopes }) })) as unknown as Link

const given = (voice: Voice) => voice.me()?.desk?.held.given

const actsAt = async (server: AServer, cafe: CafeCreated, token: string) => {
  const desk = await new Reader(server, `desk/${cafe.cafeId}`, token).synced()
  return () => Object.values(desk.root('acts')) as DeskAct[]
}

describe('what a co-host takes care of', () => {
  test('[HO80] is said in the refusal, with who can give it, and as a problem over HTTP', async () => {
    const { server, cafe, coHost, invited } = await aCafe({ scopes: ['door'] })
    expect(await coHost.give({ type: 'start-round' })).toEqual({
      ok: false,
      error: {
        code: 'out_of_scope',
        message: 'This needs the scope "time", which the organiser can give',
        scope: 'time',
      },
    })
    const path = `/api/cafes/${cafe.cafeId}/commands`
    const posted = await call(server, 'POST', path, { type: 'start-round' }, invited.token)
    expect(posted).toMatchObject({ status: 403, body: { code: 'out_of_scope', scope: 'time' } })
    await coHost.must({ type: 'add-person', name: 'Heron' })
    await coHost.must({ type: 'renew-code' })
  })

  test('[HO82] is all that co-hosts may where nothing was named, and can be nothing at all', async () => {
    const { server, cafe, organiser, coHost } = await aCafe()
    expect(given(coHost)).toEqual(SCOPES)
    await coHost.must({ type: 'start-round' })
    const { token } = await invite(organiser, 'Wren', [])
    const watching = new Voice(server, token)
    await until(() => watching.me())
    expect(given(watching)).toEqual([])
    expect(await watching.give({ type: 'admit-all' })).toMatchObject(OUT('door'))
    expect(await watching.give({ type: 'announce', text: 'Tea' })).toMatchObject(OUT('time'))
    await watching.must({ type: 'my-sessions' })
    await new Reader(server, `desk/${cafe.cafeId}`, token).synced()
  })

  test('[HO82] is given and taken by the organiser alone, who alone takes a co-host back', async () => {
    const { organiser, organiserId, coHost, invited } = await aCafe()
    const other = await invite(organiser, 'Wren', ['door'])
    const everything = { type: 'set-scopes', scopes: [...SCOPES] }
    for (const participantId of [invited.participantId, other.participantId, organiserId]) {
      expect(await coHost.give({ ...everything, participantId })).toMatchObject(REFUSED('not_allowed'))
    }
    expect(await coHost.give({ type: 'remove', participantId: other.participantId })).toMatchObject(
      REFUSED('not_allowed'),
    )
    for (const participantId of [organiserId, 'nobody']) {
      expect(await organiser.give({ ...everything, participantId })).toMatchObject(REFUSED('unknown_person'))
    }
    expect(await organiser.give({ ...everything, scopes: ['roof'], participantId: other.participantId })).toMatchObject(
      {
        error: { code: 'invalid', field: 'scopes.0' },
      },
    )
    await organiser.must({ type: 'remove', participantId: other.participantId })
    expect(await organiser.give({ ...everything, participantId: other.participantId })).toMatchObject(
      REFUSED('unknown_person'),
    )
  })

  test('[HO83] changes at once where they are connected, is told to them, and is taken back by what the desk holds', async () => {
    const { server, cafe, organiser, coHost, invited } = await aCafe()
    const acts = await actsAt(server, cafe, invited.token)
    const { participantId } = invited
    await organiser.must({ type: 'set-scopes', participantId, scopes: ['time', 'door', 'time'] })
    expect(await coHost.give({ type: 'open-table' })).toMatchObject(OUT('tables'))
    await until(() => given(coHost)?.join() === 'door,time')
    expect(coHost.me()?.told[0]).toMatchObject({ what: 'set-scopes', by: 'Host' })
    await until(() => acts().some(({ what, undo }) => what === 'set-scopes' && undo))
    const undo = acts().find(({ what }) => what === 'set-scopes')?.undo
    expect(undo).toEqual({ type: 'set-scopes', participantId, scopes: SCOPES })
    expect(await coHost.give({ ...undo, type: 'set-scopes' })).toMatchObject(REFUSED('not_allowed'))
    await organiser.must({ ...undo, type: 'set-scopes' })
    await coHost.must({ type: 'open-table' })
    await until(() => acts().filter(({ what }) => what === 'set-scopes').length === 2)
    expect(acts().filter(({ undo }) => undo)).toHaveLength(1)
  })

  test('[HO83] stands at the desk for all hosts and for nobody else, and holds after a restart', async () => {
    const { server, cafe, organiser, organiserId, invited } = await aCafe({ scopes: ['words'] })
    const heron = await joinCafe(server, cafe, 'Heron')
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, invited.token).synced()
    await until(() => desk.root('scopes')[invited.participantId])
    expect(desk.root('scopes')).toEqual({ [organiserId]: SCOPES, [invited.participantId]: ['words'] })
    const read = await call(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, heron.token)
    expect(JSON.stringify(read.body)).not.toContain('scopes')
    await organiser.must({ type: 'set-scopes', participantId: invited.participantId, scopes: ['tables'] })
    await server.stop()
    const again = new Voice(await aServer({ dataDir: server.dataDir }), invited.token)
    await until(() => again.me())
    expect(given(again)).toEqual(['tables'])
    expect(await again.give({ type: 'start-round' })).toMatchObject(OUT('time'))
  })

  test('[HO84] opens nothing over HTTP either: no erasing, no link of another; the export is for every host', async () => {
    const { server, cafe, organiser, invited, organiserId } = await aCafe({ scopes: ['door'] })
    const { participantId: screen } = (await organiser.must({ type: 'invite-projector' })) as unknown as Link
    const path = `/api/cafes/${cafe.cafeId}`
    const { token } = invited
    const post = (command: object) => call<{ code?: string }>(server, 'POST', `${path}/commands`, command, token)
    expect((await call(server, 'DELETE', path, undefined, token)).status).toBe(403)
    expect((await post({ type: 'renew-link', participantId: screen })).body.code).toBe('out_of_scope')
    expect((await post({ type: 'remove', participantId: screen })).body.code).toBe('out_of_scope')
    expect((await post({ type: 'renew-link', participantId: organiserId })).body.code).toBe('not_allowed')
    expect((await call(server, 'GET', `${path}/harvest.json`, undefined, token)).status).toBe(200)
    expect((await post({ type: 'renew-link' })).status).toBe(200)
  })
})

describe('words of a co-host who does not keep the words', () => {
  test("[HO85] rest where the table rests, and are bound as everybody's are", async () => {
    const { server, cafe, organiser, coHost, invited } = await aCafe({ scopes: ['door'] })
    const keeper = await invite(organiser, 'Wren', ['words'])
    await organiser.must({ type: 'start-round' })
    const placing = { type: 'place-note', tableId: 't1', text: 'Where I stepped in' }
    await coHost.must(placing)
    await organiser.must({ type: 'freeze-table', tableId: 't1', frozen: true })
    expect(await coHost.give(placing)).toMatchObject(REFUSED('frozen'))
    await new Voice(server, keeper.token).must(placing)
    const written = async ({ token, participantId }: Link) => {
      const cloth = await new Reader(server, `table/${cafe.cafeId}/t1`, token).synced()
      cloth.write(participantId, 'At rest')
      const witness = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
      const isThere = () =>
        Object.values(witness.root('notes')).some(
          (note) =>
            (note as { author?: string }).author === participantId && (note as { text?: string }).text === 'At rest',
        )
      await until(() => cloth.closes.length || isThere())
      return cloth.closes[0]?.code ?? 'written'
    }
    expect(await written(invited)).toBe(4403)
    expect(await written(keeper)).toBe('written')
  })

  test('[HO85] take no voice from a table that somebody else has named', async () => {
    const { organiser, coHost } = await aCafe({ scopes: ['tables'] })
    await organiser.must({ type: 'start-round' })
    const own = await coHost.must({ type: 'name-missing', tableId: 't1', text: 'Night staff' })
    const other = await organiser.must({ type: 'name-missing', tableId: 't1', text: 'Carers' })
    const unname = (id: unknown) => coHost.give({ type: 'unname-missing', tableId: 't1', id })
    expect(await unname(other.id)).toMatchObject(REFUSED('not_yours'))
    expect(await unname(own.id)).toMatchObject({ ok: true })
  })
})

describe('leading with scopes', () => {
  /** A café whose organiser has gone without a word, 21 s ago. */
  async function missed(scopes: Scope[]) {
    let now = 1_800_000_000_000
    const cast = await aCafe({ clock: () => now, scopes })
    expect(await cast.coHost.give({ type: 'take-desk' })).toMatchObject(
      scopes.includes('time') ? { ok: true } : OUT('time'),
    )
    await cast.organiser.must({ type: 'take-desk' })
    await cast.organiser.must({ type: 'start-round' })
    cast.organiser.socket.disconnect()
    await cast.coHost.must({ type: 'time' })
    const pass = (ms: number) => {
      now += ms
    }
    pass(21_000)
    await until(() => cast.coHost.me()?.desk?.unattendedSince)
    return { ...cast, pass }
  }

  test('[HO86] whoever is there is offered the desk; time and tables are lent as long as they lead, and no more', async () => {
    const { server, cafe, coHost, organiserId, invited } = await missed(['door'])
    expect(await coHost.give({ type: 'pause-round' })).toMatchObject(OUT('time'))
    await coHost.must({ type: 'take-desk' })
    await until(() => coHost.me()?.desk?.leads === invited.participantId)
    expect(coHost.me()?.desk?.held).toEqual({ given: ['door'], lent: ['time', 'tables'] })
    await coHost.must({ type: 'pause-round' })
    await coHost.must({ type: 'resume-round' })
    await coHost.must({ type: 'open-table' })
    await coHost.must({ type: 'end-round' })
    await coHost.must({ type: 'start-round' })
    await coHost.must({ type: 'end-round' })
    await coHost.must({ type: 'start-harvest' })
    expect(await coHost.give({ type: 'hide-words', wordsId: 'some-words' })).toMatchObject(OUT('words'))
    expect(await coHost.give({ type: 'close' })).toMatchObject(OUT('time'))
    const back = new Voice(server, cafe.hostToken)
    await until(() => back.me()?.desk?.leads === invited.participantId)
    await back.must({ type: 'take-desk' })
    await until(() => coHost.me()?.desk?.leads === organiserId)
    expect(coHost.me()?.desk?.held).toEqual({ given: ['door'], lent: [] })
    expect(await coHost.give({ type: 'start-gallery' })).toMatchObject(OUT('time'))
    expect(await coHost.give({ type: 'take-desk' })).toMatchObject(OUT('time'))
  })

  test('[HO86] a co-host who keeps the time takes the desk whenever hosts wish, and closes the café', async () => {
    const { coHost } = await missed(['time'])
    await coHost.must({ type: 'take-desk' })
    await coHost.must({ type: 'close' })
  })

  test('[HO86] where the organiser takes the time from whoever leads, the desk comes back with it', async () => {
    const { organiser, organiserId, coHost, invited } = await aCafe({ scopes: ['time', 'words'] })
    const { participantId } = invited
    await coHost.must({ type: 'take-desk' })
    await organiser.must({ type: 'set-scopes', participantId, scopes: ['time'] })
    await until(() => given(coHost)?.join() === 'time')
    expect(coHost.me()?.desk?.leads).toBe(participantId)
    await organiser.must({ type: 'set-scopes', participantId, scopes: ['words'] })
    await until(() => coHost.me()?.desk?.leads === organiserId)
    expect(await coHost.give({ type: 'start-round' })).toMatchObject(OUT('time'))
  })

  test('[HO87] whoever takes the café has all of it, and who had it stays with all that co-hosts may', async () => {
    const { server, organiser, organiserId, coHost, invited } = await aCafe({ scopes: ['door'] })
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    const taken = (await coHost.must({ type: 'answer-offer', take: true })) as unknown as Link
    const holder = new Voice(server, taken.token)
    await until(() => holder.me()?.role === 'organiser' && organiser.me()?.role === 'host')
    expect([given(holder), given(organiser)]).toEqual([SCOPES, SCOPES])
    await organiser.must({ type: 'start-round' })
    await holder.must({ type: 'offer-cafe', participantId: organiserId })
    await organiser.must({ type: 'answer-offer', take: true })
    await until(() => holder.me()?.role === 'host')
    expect(given(holder)).toEqual(SCOPES)
  })
})
