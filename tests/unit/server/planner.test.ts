import { NotPlanned, Planner, planQuickly } from '@tablecloth/server/rooms/planner.ts'
import type { SeatingAnswer } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { describe, expect, test } from 'vitest'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const request: SeatingRequest = { people: ['ada', 'ben', 'cho', 'dee'].map((id) => ({ id })), tables: 2, rounds: 2 }

/** A planner on the other side of a wait, as a thread is: it answers when it is told to. */
function aThread() {
  const asked: SeatingRequest[] = []
  const waiting: (() => void)[] = []
  const planSeating = (wish: SeatingRequest) =>
    new Promise<SeatingAnswer | null>((resolve) => {
      asked.push(wish)
      waiting.push(() => resolve(planQuickly(wish)))
    })
  const answerAll = () => {
    for (const answer of waiting.splice(0)) answer()
  }
  return { asked, planSeating, answerAll }
}

describe('plans for decisions', () => {
  test('[SE29] are not there until they are made, and count for the request they were made for alone', async () => {
    const thread = aThread()
    const planner = new Planner(thread.planSeating)
    expect(() => planner.answer(request)).toThrow(NotPlanned)
    const both = [planner.prepare(request), planner.prepare(structuredClone(request))]
    thread.answerAll()
    await Promise.all(both)
    expect(thread.asked.length).toBe(1)
    expect(planner.answer(structuredClone(request))).toEqual(planQuickly(request))
    expect(() => planner.answer({ ...request, rounds: 1 })).toThrow(NotPlanned)
  })

  test('[SE29] that take too long are replaced by a quick one', async () => {
    const planner = new Planner(async () => null)
    await planner.prepare(request)
    expect(planner.answer(request)).toEqual(planQuickly(request))
  })
})

describe('a café whose seats are being planned', () => {
  test('[SE29] [SE30] answers others meanwhile, and seats those who came while it was planned', async () => {
    const thread = aThread()
    const server = await aServer({ planSeating: thread.planSeating })
    const cafe = await makeCafe(server)
    const guests = await Promise.all(['Heron', 'Wren', 'Plover'].map((name) => joinCafe(server, cafe, name)))
    const host = new Voice(server, cafe.hostToken)
    const started = host.must({ type: 'start-round' })
    await until(() => thread.asked.length === 1)
    await host.must({ type: 'time' })
    guests.push(await joinCafe(server, cafe, 'Kestrel'))
    thread.answerAll()
    await until(() => thread.asked.length === 2)
    thread.answerAll()
    await started
    const { body } = await call<{ seats: Record<string, string> }>(
      server,
      'GET',
      `/api/cafes/${cafe.cafeId}`,
      undefined,
      cafe.hostToken,
    )
    expect(Object.keys(body.seats).sort()).toEqual(guests.map(({ participantId }) => participantId).sort())
  })

  test('[SE30] does not wait for ever while people keep coming', async () => {
    const thread = aThread()
    const server = await aServer({ planSeating: thread.planSeating })
    const cafe = await makeCafe(server)
    await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    let isStarted = false
    const started = host.must({ type: 'start-round' }).then(() => {
      isStarted = true
    })
    for (let late = 1; late <= 3; late++) {
      await until(() => thread.asked.length === late)
      await joinCafe(server, cafe, `Guest ${late}`)
      thread.answerAll()
    }
    await until(() => isStarted)
    await started
    expect(thread.asked.length).toBe(3)
  })

  test('[SE36] mends a plan by itself when somebody comes, and keeps it for the others where that costs nothing', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    await Promise.all(['Heron', 'Wren', 'Plover', 'Teal'].map((name) => joinCafe(server, cafe, name)))
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'plan-seating' })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    const planned = () => Object.values(desk.root('plan') as Record<string, Record<string, string[]>>)
    await until(() => planned().length > 0)
    const late = await joinCafe(server, cafe, 'Late')
    await until(() => planned().every((tables) => Object.values(tables).flat().includes(late.participantId)))
    for (const tables of planned()) expect(Object.values(tables).flat().length).toBe(5)
  })

  test('[SE34] what people wish about seats reaches nobody else: not the plan, nor any document or notice of others', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const [one, other] = await Promise.all(
      ['Heron', 'Wren', 'Plover', 'Teal'].map((name) => joinCafe(server, cafe, name)),
    )
    if (!one || !other) throw new Error('four have joined')
    const [host, wisher, named] = [cafe.hostToken, one.token, other.token].map((token) => new Voice(server, token))
    await wisher?.must({ type: 'wish-seats', apart: [other.participantId], together: [] })
    const reply = await host?.must({ type: 'plan-seating' })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => Object.keys(desk.root('plan')).length > 0)
    const { body } = await call<object>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)
    const roots = ['tables', 'waiting', 'plan', 'past', 'pins', 'planning', 'hidden', 'door'].map((name) =>
      desk.root(name),
    )
    const seen = JSON.stringify([reply, body, roots, host?.notices, named?.notices])
    expect(seen.replaceAll('"wishes":{"apart":[],"together":[],"unmet":[]}', '')).not.toMatch(/apart|wish/)
    expect(JSON.stringify(wisher?.notices)).toContain(`"apart":["${other.participantId}"]`)
  })
})
