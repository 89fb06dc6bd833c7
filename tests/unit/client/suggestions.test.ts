import { describe, expect, test } from 'vitest'
import type { PiledNote } from '../../../client/screens/harvest/pile.ts'
import { additionsNow, groupsNow } from '../../../client/screens/harvest/suggestions/still-true.ts'

const hang = (texts: Record<string, string>) =>
  new Map(
    Object.entries(texts).map(([ref, text]): [string, PiledNote] => [
      ref,
      {
        ref,
        note: { text, credit: { kind: 'nobody', label: '' }, round: 0, order: 0 },
        table: { id: 't1', name: 'Window', place: 1 } as unknown as PiledNote['table'],
      },
    ]),
  )
const none: ReadonlySet<string> = new Set()
const GROUP = { notes: ['t1/a', 't1/b', 't1/c'], words: ['childcare', 'meeting'] }
const HUNG = { 't1/a': 'Childcare at every meeting', 't1/b': 'No CHILDCARE', 't1/c': 'Paid childcare' }
const refsOf = (groups: ReturnType<typeof groupsNow>) => groups.map(({ notes }) => notes.map(({ ref }) => ref))

describe('what of a suggestion still holds', () => {
  test('[SU6] notes that were gathered or taken back meanwhile are not in it, and of one note alone there is no group', () => {
    expect(refsOf(groupsNow([GROUP], { hung: hang(HUNG), gathered: none }))).toEqual([['t1/a', 't1/b', 't1/c']])
    expect(refsOf(groupsNow([GROUP], { hung: hang(HUNG), gathered: new Set(['t1/a']) }))).toEqual([['t1/b', 't1/c']])
    const { 't1/a': a } = HUNG
    expect(groupsNow([GROUP], { hung: hang({ 't1/a': a }), gathered: none })).toEqual([])
  })

  test('[SU6] words that their author has taken back are not shown', () => {
    const changed = hang({ ...HUNG, 't1/a': 'Childcare' })
    expect(groupsNow([GROUP], { hung: changed, gathered: none })[0]?.words).toEqual(['childcare'])
    const addition = { note: 't1/a', theme: 'theme-care', words: ['meeting'] }
    expect(additionsNow([addition], { hung: hang(HUNG), gathered: none })).toHaveLength(1)
    expect(additionsNow([addition], { hung: changed, gathered: none })).toEqual([])
    expect(additionsNow([addition], { hung: hang(HUNG), gathered: new Set(['t1/a']) })).toEqual([])
  })
})
