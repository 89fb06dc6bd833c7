import { TooLong } from '@tablecloth/server/workers.ts'
import { describe, expect, it } from 'vitest'
import { HERON, info, input as inputOf, note } from '../harvest/a-harvest.ts'
import { problem, refused, serve } from './serving.ts'
import { unread } from './unread.ts'

const input = inputOf({
  cafeId: 'teal',
  startedAt: Date.UTC(2023, 5, 20, 23, 30),
  notes: [note('a-note-00', { text: '=1+1 <script>', credit: 'nobody' })],
  authors: { 'pid-heron': HERON },
  roots: {
    info: info({ title: 'Allies', purpose: '', languages: ['ar'] }),
    tables: { t0: { name: 'Window', order: 0, doc: '' } },
  },
})

const cafes = { briefing: async () => ({ ok: true as const, value: unread(input) }) }
const path = (extension: string) => `/api/cafes/teal/harvest.${extension}`

describe('an export', () => {
  it.each([
    ['md', 'text/markdown; charset=utf-8', /^# Allies/],
    ['json', 'application/json; charset=utf-8', /"title": "Allies"/],
    ['csv', 'text/csv; charset=utf-8', /Window/],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
  ])('[HT12] is given to hosts as %s', async (extension, type, begins) => {
    const { ask } = await serve({ cafes })
    for (const token of ['organiser-token', 'host-token']) {
      const answer = await ask('GET', path(extension), { token })
      expect([answer.status, answer.headers['content-type']]).toEqual([200, type])
      expect(answer.text.replace(/^\uFEFF/, '')).toMatch(begins)
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="harvest-teal.${extension}"`)
    }
  })

  it('[HT12] is given to hosts as a document for word processors', async () => {
    const { ask } = await serve({ cafes })
    const answer = await ask('GET', path('docx'), { token: 'host-token' })
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
    expect(answer.headers['content-disposition']).toBe('attachment; filename="harvest-teal.docx"')
    expect(answer.text.slice(0, 4)).toBe('PK\u0003\u0004')
  })

  it('[HT18] that takes too long is refused, and one that fails takes nothing else along', async () => {
    const answers = [
      Promise.reject(new TooLong()),
      Promise.reject(new Error('spoiled')),
      Promise.resolve(Buffer.from('a')),
    ]
    for (const answer of answers) answer.catch(() => {})
    const { ask } = await serve({ cafes, writeExport: () => answers.shift() as Promise<Uint8Array> })
    const statuses: unknown[] = []
    for (const _ of answers.slice()) statuses.push((await ask('GET', path('md'), { token: 'host-token' })).status)
    expect(statuses).toEqual([413, 500, 200])
  })

  it('[HT18] turns hosts away when too many wait, and says when to come back', async () => {
    const { promise, resolve } = Promise.withResolvers<Uint8Array>()
    const { ask } = await serve({ cafes, writeExport: () => promise })
    const all = Array.from({ length: 43 }, () => ask('GET', path('md'), { token: 'host-token' }))
    const turnedAway = await Promise.race(all)
    expect(problem(turnedAway)).toEqual(refused(429, 'too_fast'))
    expect(turnedAway.headers['retry-after']).toBe('5')
    resolve(Buffer.from('words'))
    const statuses = (await Promise.all(all)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(42)
  })

  it('[HT12] is in the language that is asked for, else in the café’s', async () => {
    const { ask } = await serve({ cafes })
    const page = async (query: string) => (await ask('GET', path('html') + query, { token: 'host-token' })).text
    expect(await page('')).toContain('<html lang="ar" dir="rtl">')
    expect(await page('?lang=en')).toContain('<html lang="en" dir="ltr">')
    expect(await page('?lang=en-GB')).toContain('<html lang="en"')
    expect(await page('?lang=tlh')).toContain('<html lang="ar"')
    expect(await page('?lang=en&lang=ar')).toContain('<html lang="ar"')
  })

  it('[HT12] tells its day in the time zone that is asked for', async () => {
    const { ask } = await serve({ cafes })
    const text = async (zone: string) =>
      (await ask('GET', `${path('md')}?lang=en&timeZone=${zone}`, { token: 'host-token' })).text
    expect(await text('UTC')).toContain('20 June 2023')
    expect(await text('Europe/Berlin')).toContain('21 June 2023')
    expect(problem(await ask('GET', `${path('md')}?timeZone=Nowhere`, { token: 'host-token' }))).toEqual(
      refused(400, 'invalid', 'timeZone'),
    )
  })

  it('[HT12] is for hosts alone', async () => {
    const { ask } = await serve({ cafes })
    expect(problem(await ask('GET', path('md')))).toEqual(refused(401, 'no_token'))
    expect(problem(await ask('GET', path('md'), { token: 'guest-token' }))).toEqual(refused(403, 'not_allowed'))
    expect(problem(await ask('GET', path('md'), { token: 'other-token' }))).toEqual(refused(403, 'not_allowed'))
  })

  it('[HT3] in a form that there is not is unknown', async () => {
    const { ask } = await serve({ cafes })
    for (const extension of ['docm', 'exe', 'constructor', 'MD']) {
      expect(problem(await ask('GET', path(extension), { token: 'host-token' }))).toEqual(refused(404, 'unknown'))
    }
  })

  it('[HT14] runs nothing, wherever it is opened', async () => {
    const { ask } = await serve({ cafes })
    const { headers, text } = await ask('GET', path('html'), { token: 'host-token' })
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
    expect(text).not.toContain('<script>')
  })
})
