import { undoOf } from '@tablecloth/shared/cafe/acts.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { commitmentOf, countsOf, differenceOf } from '@tablecloth/shared/harvest/voices.ts'
import { asId, type CommitmentId, type ThemeId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const THEME = asId<ThemeId>('theme-paid')

function withWords() {
  const cafe = new ACafe()
  const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
  cafe.must(cafe.host, { type: 'start-round' })
  cafe.must(cafe.host, { type: 'end-round' })
  cafe.must(cafe.host, { type: 'start-harvest' })
  cafe.themes.set(THEME, 'v1')
  cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'object', text: 'A cruel word' })
  const { commitmentId } = cafe.must(wren, { type: 'take-on', text: 'A threat' })
  const wordsId = cafe.state.kept.answers[heron.id]?.[THEME]?.id ?? ''
  return { cafe, heron, wren, wordsId, deed: commitmentId as CommitmentId }
}
const lastAct = ({ state }: ACafe) => Object.values(state.kept.acts).at(-1)
const toldFirst = (cafe: ACafe, { id }: { id: Parameters<typeof meOf>[1] }) => meOf(cafe.state, id)?.told[0]

describe('words that a host hides', () => {
  test('[TH20] are shown to nobody; the answer counts as before, and its author is told', () => {
    const { cafe, heron, wren, wordsId, deed } = withWords()
    const before = countsOf(cafe.state, THEME)
    cafe.must(cafe.host, { type: 'hide-words', wordsId })
    cafe.must(cafe.host, { type: 'hide-words', wordsId: deed })
    expect(differenceOf(cafe.state, heron.id, THEME)).toBeUndefined()
    expect(commitmentOf(cafe.state, deed)).toBeUndefined()
    expect(countsOf(cafe.state, THEME)).toEqual(before)
    expect(meOf(cafe.state, heron.id)?.answers[THEME]).toMatchObject({ text: 'A cruel word', hidden: true })
    expect(meOf(cafe.state, wren.id)?.commitments[deed]).toMatchObject({ text: 'A threat', hidden: true })
  })

  test('[TH20] stay hidden when they are said anew, and come back as they are then', () => {
    const { cafe, heron, wordsId } = withWords()
    cafe.must(cafe.host, { type: 'hide-words', wordsId })
    cafe.must(heron, { type: 'answer-theme', themeId: THEME, answer: 'differ', text: 'A kinder word' })
    expect(differenceOf(cafe.state, heron.id, THEME)).toBeUndefined()
    cafe.must(cafe.host, { type: 'restore-words', wordsId })
    expect(differenceOf(cafe.state, heron.id, THEME)?.text).toBe('A kinder word')
  })

  test('[TH21] are an act that names host and words and nobody else, and can be undone as long as the words are there', () => {
    const { cafe, heron, wren, wordsId, deed } = withWords()
    cafe.must(cafe.host, { type: 'hide-words', wordsId })
    const act = lastAct(cafe)
    expect(act).toEqual({ what: 'hide-words', by: cafe.host.id, at: cafe.now, wordsId })
    expect(JSON.stringify(cafe.state.kept.acts)).not.toContain(heron.id)
    const undo = act && undoOf(cafe.state, act)
    expect(undo).toEqual({ type: 'restore-words', wordsId })
    cafe.must(cafe.host, undo ?? { type: 'time' })
    expect(act && undoOf(cafe.state, act)).toBeNull()
    cafe.must(cafe.host, { type: 'hide-words', wordsId: deed })
    const other = lastAct(cafe)
    cafe.must(wren, { type: 'put-down', commitmentId: deed })
    expect(other && undoOf(cafe.state, other)).toBeNull()
    expect(cafe.state.kept.hiddenWords).toEqual({})
  })

  test('[TH21] are told of by name of the host, to their author alone', () => {
    const { cafe, heron, wren, wordsId } = withWords()
    cafe.must(cafe.host, { type: 'hide-words', wordsId })
    expect(toldFirst(cafe, heron)).toMatchObject({ what: 'hide-words', by: 'Host', answered: false })
    expect(toldFirst(cafe, wren)?.what).not.toBe('hide-words')
    cafe.must(cafe.host, { type: 'restore-words', wordsId })
    expect(toldFirst(cafe, heron)?.what).toBe('restore-words')
  })

  test('[TH22] can be answered for by their author without being named; the log and the closed café know nothing of it', () => {
    const { cafe, heron, wren, wordsId } = withWords()
    cafe.must(cafe.host, { type: 'hide-words', wordsId })
    const actId = toldFirst(cafe, heron)?.id ?? ''
    expect(cafe.give(wren, { type: 'answer-act', actId, text: 'Mine?' })).toMatchObject({
      error: { code: 'unknown', field: 'actId' },
    })
    const answer = cafe.give(heron, { type: 'answer-act', actId, text: 'I meant the budget.' })
    if (!answer.ok) throw new Error(answer.error.message)
    expect(Object.values(cafe.state.kept.reports)).toMatchObject([
      { unnamed: true, actId, text: 'I meant the budget.' },
    ])
    expect(toldFirst(cafe, heron)?.answered).toBe(true)
    expect(JSON.stringify(answer.events.map(rememberedOf))).not.toContain(heron.id)
    cafe.must(cafe.host, { type: 'close' })
    expect(JSON.stringify([cafe.state.kept.reports, cafe.state.kept.acts])).not.toContain(heron.id)
    expect(cafe.state.kept.hiddenWords).toEqual({})
  })

  test('[TH20] have to be there, and not hidden already', () => {
    const { cafe, wordsId } = withWords()
    const unknown = { ok: false, error: { code: 'unknown_words', field: 'wordsId' } }
    expect(cafe.give(cafe.host, { type: 'hide-words', wordsId: 'toString' })).toMatchObject(unknown)
    expect(cafe.give(cafe.host, { type: 'restore-words', wordsId })).toMatchObject(unknown)
    cafe.must(cafe.host, { type: 'hide-words', wordsId })
    expect(cafe.give(cafe.host, { type: 'hide-words', wordsId })).toMatchObject(unknown)
  })
})
