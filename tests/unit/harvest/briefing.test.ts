import { describe, expect, test } from 'vitest'
import { briefing, info, input, note } from './a-harvest.ts'

const perspective = (name: string, order: number, sensitive = false) => ({ name, order, sensitive })
const PERSPECTIVES = {
  authority: perspective('Local authority', 1),
  byfor: perspective('By-and-for agency', 0),
  lived: perspective('Lived experience', 2, true),
}
const person = (...shown: string[]) => ({ name: 'x', languages: [], shown })

describe('the briefing', () => {
  test('[HA20] [HA6] holds the public notes in order and counts those kept back, not the emptied ones', () => {
    const made = briefing({
      notes: [
        note('later-one', { createdAt: 3 }),
        note('of-table', { consent: 'table' }),
        note('of-cafe0', { consent: 'cafe' }),
        note('emptied0', { text: '  ', consent: 'table' }),
        note('first-one', { createdAt: 1, buildsOn: 'of-table', lang: 'en' }),
      ],
    })
    expect(made.notes).toEqual([
      {
        id: 'first-one',
        text: 'words of first-one',
        credit: { kind: 'name', label: 'Heron' },
        tableId: 't0',
        round: 0,
        themes: [],
        lang: 'en',
      },
      expect.objectContaining({ id: 'later-one' }),
    ])
    expect(made.heldBack).toBe(2)
  })

  test('[HA20] leaves notes that were kept back out of the themes that gathered them', () => {
    const made = briefing({
      notes: [note('of-cafe0', { consent: 'cafe' }), note('in-public')],
      themes: [
        { id: 'th1', name: ' Care\n', description: '', notes: ['t0/of-cafe0', 't0/in-public', 't9/nowhere0'] },
        { id: 'th2', name: 'Pay', description: '', notes: ['t0/in-public'] },
      ],
    })
    expect(made.themes.map(({ name, notes }) => [name, notes])).toEqual([
      ['Care', ['in-public']],
      ['Pay', ['in-public']],
    ])
    expect(made.notes[0]?.themes).toEqual(['th1', 'th2'])
  })

  test('[HA21] says that a voice was shown, the same for one person and for many, and nothing of sensitive ones', () => {
    const told = (people: Record<string, object>) => {
      const { cafe, missingVoices } = briefing({ roots: { perspectives: PERSPECTIVES, people } })
      return { voices: cafe.voices, missingVoices }
    }
    const one = told({ a: person('authority'), b: person(), c: person() })
    expect(one.voices).toEqual(['Local authority'])
    expect(told({ a: person('authority'), b: person('authority', 'lived'), c: person('authority') })).toEqual(one)
    expect(JSON.stringify(one)).not.toContain('Lived')
  })

  test('[HA22] misses a voice at the tables where nobody who ever sat there had shown it', () => {
    const made = briefing({
      history: { '0': { a: 't0', b: 't1' }, '1': { a: 't1', b: 't0' } },
      roots: { perspectives: PERSPECTIVES, people: { a: person('authority'), b: person() } },
    })
    expect(made.missingVoices).toEqual([{ name: 'By-and-for agency', tables: ['t0', 't1'] }])
    const stayed = briefing({
      history: { '0': { a: 't0', b: 't1' } },
      roots: { perspectives: PERSPECTIVES, people: { a: person('authority'), b: person('byfor') } },
    })
    expect(stayed.missingVoices).toEqual([
      { name: 'By-and-for agency', tables: ['t0'] },
      { name: 'Local authority', tables: ['t1'] },
    ])
  })

  test('[HA23] keeps two tablecloths apart that have a note of the same id', () => {
    const made = briefing({
      notes: [
        note('same-id0', { text: 'north' }),
        note('same-id0', { tableId: 't1', text: 'south', createdAt: 1 }),
        note('on-south', { tableId: 't1', buildsOn: 'same-id0', createdAt: 2 }),
      ],
      themes: [{ id: 'th1', name: 'Care', description: '', notes: ['t1/same-id0'] }],
    })
    expect(made.notes.map(({ id, text, themes }) => [id, text, themes])).toEqual([
      ['t0/same-id0', 'north', []],
      ['t1/same-id0', 'south', ['th1']],
      ['on-south', 'words of on-south', []],
    ])
    expect(made.notes[2]?.buildsOn).toBe('t1/same-id0')
    expect(made.themes[0]?.notes).toEqual(['t1/same-id0'])
  })

  test('[HA24] publishes what a table told newcomers only where notes are public by default', () => {
    const recaps = [
      { tableId: 't1', round: 0, text: 'South so far' },
      { tableId: 't0', round: 1, text: ' North so far ' },
      { tableId: 't0', round: 0, text: ' ' },
    ]
    expect(briefing({ recaps }).recaps).toEqual([
      { tableId: 't0', round: 1, text: 'North so far' },
      { tableId: 't1', round: 0, text: 'South so far' },
    ])
    expect(briefing({ recaps, roots: { info: info({ consentDefault: 'cafe' }) } }).recaps).toEqual([])
  })

  test('[HA25] counts those who sat at a table, or everybody where nobody was seated', () => {
    const people = { a: person(), b: person(), c: person() }
    expect(briefing({ roots: { people } }).cafe.people).toBe(3)
    const history = { '0': { a: 't0', b: 't0' }, '1': { a: 't1' } }
    expect(briefing({ history, roots: { people } }).cafe.people).toBe(2)
  })

  test('tells when the café was planned for, else when it began', () => {
    expect(briefing({ startedAt: 7, roots: { info: info({ startsAt: 5 }) } }).cafe.startsAt).toBe(5)
    expect(briefing({ startedAt: 7 }).cafe.startsAt).toBe(7)
    expect(briefing().cafe.startsAt).toBeNull()
  })

  test('gives tables and rounds in their order, with what they asked', () => {
    const { cafe } = briefing({
      roots: {
        info: info({ checkIn: { question: 'What did you leave behind?', minutes: 5 } }),
        tables: {
          t1: { name: 'South', order: 1, doc: '', question: 'And here?' },
          t0: { name: 'North', order: 0, doc: '', question: '' },
        },
        rounds: Object.fromEntries(
          Array.from({ length: 11 }, (_, n) => [String(n), { question: `Q${n}`, minutes: 20 }]),
        ),
      },
    })
    expect(cafe.tables).toEqual([
      { id: 't0', name: 'North' },
      { id: 't1', name: 'South', question: 'And here?' },
    ])
    expect(cafe.rounds.map(({ question }) => question).slice(8)).toEqual(['Q8', 'Q9', 'Q10'])
    expect(cafe.checkIn).toEqual({ question: 'What did you leave behind?', minutes: 5 })
    expect(cafe).not.toHaveProperty('checkOut')
  })

  test('[HA31] takes nothing from the café but what is said here', () => {
    const made = JSON.stringify(
      briefing({ ...input(), notes: [note('in-public')], history: { '0': { 'pid-heron': 't0' } } }),
    )
    expect(made).not.toContain('pid-heron')
  })
})
