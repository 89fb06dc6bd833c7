import { createSeatingWorkers } from '@tablecloth/server/http/seating-workers.ts'
import type { PlanSeating } from '@tablecloth/server/rooms/planner.ts'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import { describe, expect, it } from 'vitest'
import { type Answer, problem, refused, serve } from './serving.ts'

const path = '/api/seating-plans'
const people = ['ada', 'ben', 'cho', 'dee'].map((id) => ({ id }))
const wish = { people, tables: 2, rounds: 2 }

describe('a seating plan', () => {
  it('[HT13] is made for anybody, on a thread of its own', async () => {
    const { ask } = await serve()
    const planned = planSeating(wish)
    if (!planned.ok) throw new Error('there is a plan for this')
    for (let again = 0; again < 3; again++) {
      const answer = await ask('POST', path, { body: wish })
      expect(answer.status).toBe(200)
      expect(answer.json).toEqual(JSON.parse(JSON.stringify(planned.plan)))
    }
  })

  it('[HT1] [HT13] that contradicts itself is refused with people and rule', async () => {
    const { ask } = await serve()
    const body = { ...wish, keepApart: [['ada', 'ben']], keepTogether: [['ben', 'ada']] }
    const answer = await ask('POST', path, { body })
    expect(problem(answer)).toEqual(refused(422, 'contradiction'))
    expect(answer.json.rule).toBe('apart-and-together')
    expect(new Set(answer.json.people as string[])).toEqual(new Set(['ada', 'ben']))
    expect(answer.json.contradictions).toEqual([
      expect.objectContaining({ rule: 'apart-and-together', message: answer.json.detail }),
    ])
  })

  it.each([
    ['nobody', { ...wish, people: [] }, 'people'],
    ['no tables', { ...wish, tables: 0 }, 'tables'],
    ['a wish that is misspelt', { ...wish, keepappart: [] }, 'body'],
    ['an id that every object has', { ...wish, people: [{ id: '__proto__' }] }, 'people.0.id'],
  ])('[HT2] of %s is refused, and the field is named', async (_name, body, field) => {
    const { ask } = await serve()
    expect(problem(await ask('POST', path, { body }))).toEqual(refused(400, 'invalid', field))
  })

  it('[HT2] may be larger than other bodies, up to a bound', async () => {
    const { ask } = await serve({ planSeating: async () => ({ ok: false, contradictions: [] }) })
    const roomy = {
      ...wish,
      people: Array.from({ length: 1000 }, (_, n) => ({
        id: `${n}`.padEnd(60, 'x'),
        languages: Array(8).fill('en-GB-oxendict'),
      })),
    }
    expect(JSON.stringify({ ...roomy }).length).toBeGreaterThan(100_000)
    expect((await ask('POST', path, { body: roomy })).json.code).toBe('contradiction')
    expect(problem(await ask('POST', path, { body: ' '.repeat(1_100_000) }))).toEqual(refused(413, 'too_large'))
  })

  it('[HT13] waits its turn, and is refused where too many wait', async () => {
    let running = 0
    let most = 0
    const { promise: open, resolve: release } = Promise.withResolvers<void>()
    const slow: PlanSeating = async () => {
      most = Math.max(most, ++running)
      await open
      running--
      return planSeating(wish)
    }
    const { ask } = await serve({ planSeating: slow })
    const early: Answer[] = []
    const { promise: sixRefused, resolve: six } = Promise.withResolvers<void>()
    const all = Array.from({ length: 30 }, async () => {
      const answer = await ask('POST', path, { body: wish })
      early.push(answer)
      if (early.length === 6) six()
      return answer
    })
    await sixRefused
    for (const answer of early) {
      expect(problem(answer)).toEqual(refused(429, 'too_fast'))
      expect(answer.headers['retry-after']).toBe('2')
    }
    release()
    const statuses = (await Promise.all(all)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(24)
    expect(most).toBe(4)
  })

  it('[HT16] that goes wrong inside is answered with a code', async () => {
    const { ask } = await serve({ planSeating: () => Promise.reject(new Error('a bug')) })
    expect(problem(await ask('POST', path, { body: wish }))).toEqual(refused(500, 'internal'))
  })

  it('[HT13] that takes too long is given up, and the next is made', async () => {
    const impatient = createSeatingWorkers({ patience: 0 })
    expect(await impatient(wish)).toBeNull()
    const patient = createSeatingWorkers()
    const plans = await Promise.all([patient(wish), patient(wish), patient(wish)])
    expect(plans.map((plan) => plan?.ok)).toEqual([true, true, true])
  })
})
