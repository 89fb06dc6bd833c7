import { arrange, type Placed } from '@tablecloth/shared/harvest/arrange.ts'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { briefing, note, someHarvest } from './a-harvest.ts'

const theme = (id: string, ...notes: string[]) => ({
  id,
  name: id,
  description: '',
  notes: notes.map((of) => `t0/${of}`),
})
const outline = (notes: Placed[]) => notes.map((placed) => `${'-'.repeat(placed.depth)}${placed.note.id}`)

describe('the order of a briefing', () => {
  test('[HA32] puts a note into its first theme, and what continues it beneath', () => {
    const made = arrange(
      briefing({
        notes: [
          note('a-root-00', { createdAt: 1 }),
          note('b-root-00', { createdAt: 2 }),
          note('on-a-0000', { createdAt: 3, buildsOn: 'a-root-00' }),
          note('on-on-a-0', { createdAt: 4, buildsOn: 'on-a-0000' }),
          note('on-a-too0', { createdAt: 5, buildsOn: 'a-root-00' }),
        ],
        themes: [theme('care', 'a-root-00', 'b-root-00'), theme('pay', 'a-root-00', 'on-a-too0')],
      }),
    )
    expect(made.themes.map(({ notes }) => outline(notes))).toEqual([
      ['a-root-00', '-on-a-0000', '--on-on-a-0', 'b-root-00'],
      ['on-a-too0'],
    ])
    expect(made.ungathered).toEqual([])
  })

  test('[HA34] says what a note continues elsewhere, and which other themes gathered it', () => {
    const made = arrange(
      briefing({
        notes: [note('a-root-00'), note('on-a-0000', { buildsOn: 'a-root-00', createdAt: 1 })],
        themes: [theme('care', 'a-root-00'), theme('pay', 'on-a-0000'), theme('time', 'a-root-00')],
      }),
    )
    expect(made.themes[0]?.notes[0]).toMatchObject({ alsoIn: ['time'] })
    expect(made.themes[1]?.notes[0]).toMatchObject({ depth: 0, continues: { id: 'a-root-00' }, alsoIn: [] })
  })

  test('[HA34] keeps the ungathered by table and round, each with what continues it', () => {
    const made = arrange(
      briefing({
        notes: [
          note('south-000', { tableId: 't1' }),
          note('late-0000', { round: 1 }),
          note('early-000', { createdAt: 2 }),
          note('on-early0', { createdAt: 3, round: 1, buildsOn: 'early-000' }),
        ],
      }),
    )
    expect(
      made.ungathered.map(({ tableId, rounds }) => [
        tableId,
        rounds.map(({ round, notes }) => [round, outline(notes)]),
      ]),
    ).toEqual([
      [
        't0',
        [
          [0, ['early-000', '-on-early0']],
          [1, ['late-0000']],
        ],
      ],
      ['t1', [[0, ['south-000']]]],
    ])
  })

  test('[HA33] opens a ring of notes at its first, and leaves none out', () => {
    const made = arrange(
      briefing({
        notes: [
          note('ring-0001', { createdAt: 1, buildsOn: 'ring-0003' }),
          note('ring-0002', { createdAt: 2, buildsOn: 'ring-0001' }),
          note('ring-0003', { createdAt: 3, buildsOn: 'ring-0002' }),
          note('itself-00', { createdAt: 4, buildsOn: 'itself-00' }),
        ],
      }),
    )
    expect(outline(made.ungathered[0]?.rounds[0]?.notes ?? [])).toEqual([
      'ring-0001',
      '-ring-0002',
      '--ring-0003',
      'itself-00',
    ])
  })

  test('[HA32] [HA33] places every note exactly once, whatever gathers and continues it', () => {
    fc.assert(
      fc.property(someHarvest, (harvest) => {
        const source = briefingOf(harvest)
        const { themes, ungathered } = arrange(source)
        const loose = ungathered.flatMap(({ rounds }) => rounds.flatMap(({ notes }) => notes))
        const placed = [...themes.flatMap(({ notes }) => notes), ...loose].map((each) => each.note.id)
        expect(placed.sort()).toEqual(source.notes.map(({ id }) => id).sort())
        for (const { theme: of, notes } of themes) {
          for (const { note: each, depth } of notes) expect(depth > 0 || each.themes.includes(of.id)).toBe(true)
        }
      }),
    )
  })

  test('[HA33] follows a chain of three thousand notes', () => {
    const notes = Array.from({ length: 3000 }, (_, n) =>
      note(`link-${1000 + n}`, { createdAt: n, buildsOn: `link-${999 + n}` }),
    )
    const placed = arrange(briefing({ notes })).ungathered[0]?.rounds[0]?.notes
    expect(placed?.at(-1)?.depth).toBe(2999)
  })
})
