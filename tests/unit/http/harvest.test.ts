import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { describe, expect, it } from 'vitest'
import { problem, refused, serve } from './serving.ts'

const source: BriefingSource = {
  cafe: {
    id: 'teal',
    title: 'Allies',
    purpose: '',
    languages: ['ar'],
    startsAt: Date.UTC(2023, 5, 20, 23, 30),
    tables: [{ id: 't1', name: 'Window' }],
    rounds: [{ question: 'What next?', minutes: 20 }],
    people: 5,
    voices: [],
  },
  themes: [],
  notes: [
    { id: 'n1', text: '=1+1 <script>', credit: { kind: 'nobody', label: '' }, tableId: 't1', round: 0, themes: [] },
  ],
  missingVoices: [],
  recaps: [],
  commitments: [],
  present: 0,
  heldBack: 0,
}

const cafes = { briefing: async () => ({ ok: true as const, value: source }) }
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
    for (const extension of ['docx', 'exe', 'constructor', 'MD']) {
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
