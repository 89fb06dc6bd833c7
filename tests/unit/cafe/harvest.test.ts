import { differenceOf, presentIn } from '@tablecloth/shared/harvest/voices.ts'
import { asId, type ThemeId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const THEME = asId<ThemeId>('theme-paid')

function inHarvest() {
  const cafe = new ACafe()
  const [heron, wren] = [cafe.join('Heron', { organisation: 'Riverside' }), cafe.join('Wren')]
  cafe.must(cafe.host, { type: 'start-round' })
  cafe.must(cafe.host, { type: 'end-round' })
  cafe.must(cafe.host, { type: 'start-harvest' })
  cafe.themes.set(THEME, 'v1')
  return { cafe, heron, wren }
}
const error = (decision: ReturnType<ACafe['give']>) => (decision.ok ? null : decision.error)

describe('answers to themes', () => {
  test('[TH1] are one a person and theme, changed and taken back at will', () => {
    const { cafe, heron, wren } = inHarvest()
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    cafe.must(wren, { type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'object', text: 'Not for us' })
    expect(Object.values(cafe.state.kept.answers).map((own) => own[THEME]?.answer)).toEqual(['object', 'confirm'])
    cafe.must(wren, { type: 'answer-theme', themeId: THEME, answer: null })
    cafe.must(wren, { type: 'answer-theme', themeId: THEME, answer: null })
    expect(cafe.state.kept.answers[wren.id]).toEqual({})
  })

  test('[TH1] are for participants, in the harvest, to themes that there are, in words where words are needed', () => {
    const { cafe, heron } = inHarvest()
    const confirm = { type: 'answer-theme', themeId: THEME, answer: 'confirm' } as const
    expect(error(cafe.give(cafe.host, confirm))?.code).toBe('not_allowed')
    expect(error(cafe.give(heron, { ...confirm, themeId: asId('theme-none') }))).toMatchObject({
      code: 'unknown_theme',
      field: 'themeId',
    })
    for (const wrong of [
      { ...confirm, text: 'yes' },
      { ...confirm, answer: 'differ' as const },
    ]) {
      expect(error(cafe.give(heron, wrong))).toMatchObject({ code: 'invalid', field: 'text' })
    }
    cafe.must(cafe.host, { type: 'close' })
    expect(error(cafe.give(heron, confirm))?.code).toBe('wrong_phase')
  })

  test('[TH2] are known to be whose they are until the café is closed, and no longer', () => {
    const { cafe, heron } = inHarvest()
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    cafe.must(heron, { type: 'take-on', text: 'Call the interpreters' })
    cafe.must(cafe.host, { type: 'close' })
    expect(cafe.state.kept.answers).toEqual({})
    expect(cafe.state.kept.commitments).toEqual({})
  })

  test('[TH3] are signed as their author chose, and unsigned unless they did', () => {
    const { cafe, heron, wren } = inHarvest()
    const differ = { type: 'answer-theme', themeId: THEME, answer: 'differ', text: 'Pay first' } as const
    const credits = ([heron, wren] as const).flatMap((actor) =>
      ([undefined, 'name', 'organisation'] as const).map((credit) => {
        cafe.must(actor, credit ? { ...differ, credit } : differ)
        return differenceOf(cafe.state, actor.id, THEME)?.credit
      }),
    )
    const unsigned = { kind: 'nobody', label: '' }
    expect(credits).toEqual([
      unsigned,
      { kind: 'name', label: 'Heron' },
      { kind: 'organisation', label: 'Riverside' },
      unsigned,
      { kind: 'name', label: 'Wren' },
      // No organisation was given; the name was not chosen.
      unsigned,
    ])
  })

  test('[TH4] are not given to words that have taken the place of those that were read', () => {
    const { cafe, heron } = inHarvest()
    const read = { type: 'answer-theme', themeId: THEME, answer: 'confirm', version: 'v1' } as const
    cafe.themes.set(THEME, 'v2')
    expect(error(cafe.give(heron, read))).toMatchObject({ code: 'words_changed', field: 'version' })
    cafe.must(heron, { ...read, version: 'v2' })
    expect(cafe.state.kept.answers[heron.id]?.[THEME]?.version).toBe('v2')
  })

  test('[TH13] are not given to a theme that lies within another, and can be taken back all the same', () => {
    const { cafe, heron, wren } = inHarvest()
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'object', text: 'Not for us' })
    cafe.broughtIn.add(THEME)
    expect(error(cafe.give(wren, { type: 'answer-theme', themeId: THEME, answer: 'confirm' }))).toMatchObject({
      code: 'brought_in',
      field: 'themeId',
    })
    expect(cafe.state.kept.answers[heron.id]?.[THEME]?.text).toBe('Not for us')
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: null })
    expect(cafe.state.kept.answers[heron.id]).toEqual({})
    cafe.broughtIn.delete(THEME)
    cafe.must(wren, { type: 'answer-theme', themeId: THEME, answer: 'confirm' })
  })

  test('[TH5] are of those who are here, and of those who answered before they left', () => {
    const { cafe, heron, wren } = inHarvest()
    cafe.join('Late')
    expect(presentIn(cafe.state)).toBe(3)
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    for (const actor of [heron, wren]) cafe.must(actor, { type: 'leave' })
    expect(presentIn(cafe.state)).toBe(2)
  })
})

describe('commitments', () => {
  test('[TH6] are made, said anew and put down by whoever takes them on, and by nobody else', () => {
    const { cafe, heron, wren } = inHarvest()
    const { commitmentId } = cafe.must(heron, { type: 'take-on', text: 'Call them', when: 'in May', credit: 'name' })
    const id = asId<never>(String(commitmentId))
    for (const command of [
      { type: 'take-on', commitmentId: id, text: 'Mine now' },
      { type: 'put-down', commitmentId: id },
    ] as const) {
      expect(error(cafe.give(wren, command))).toMatchObject({ code: 'unknown_commitment', field: 'commitmentId' })
    }
    cafe.must(heron, { type: 'take-on', commitmentId: id, text: 'Call and pay them' })
    expect(cafe.state.kept.commitments).toEqual({
      [id]: { by: heron.id, text: 'Call and pay them', when: '', credit: 'nobody' },
    })
    cafe.must(heron, { type: 'put-down', commitmentId: id })
    expect(cafe.state.kept.commitments).toEqual({})
  })

  test('[TH6] of one person are at most twenty', () => {
    const { cafe, heron } = inHarvest()
    for (let n = 0; n < 20; n++) cafe.must(heron, { type: 'take-on', text: `Thing ${n}` })
    expect(error(cafe.give(heron, { type: 'take-on', text: 'One more' }))?.code).toBe('too_many')
  })
})
