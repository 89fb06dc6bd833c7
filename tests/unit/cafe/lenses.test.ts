import { asId, type LensId } from '@tablecloth/shared/ids.ts'
import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const error = (decision: ReturnType<ACafe['give']>) => (decision.ok ? null : decision.error)
const lens = (name: string, ...items: string[]) => ({ type: 'make-lens', name, items }) as const
const fieldOf = (command: object) => {
  const parsed = parse(CommandSchema, command)
  return parsed.ok ? null : parsed.error.field
}

describe('lenses of the hosts’ own', () => {
  test('[LE4] are made, made anew and taken away by hosts, and stand in the order in which they were made', () => {
    const cafe = new ACafe()
    const heron = cafe.join('Heron')
    const made = cafe.give(cafe.host, lens('Ours', 'Who decides?', 'Who pays?'))
    const lensId = made.ok ? asId<LensId>(String(made.reply?.lensId)) : asId<LensId>('')
    cafe.must(cafe.host, lens('Another', 'What is safe?'))
    cafe.must(cafe.host, { ...lens('Ours, again', 'Who decides?'), lensId })
    expect(Object.values(cafe.state.cafe.lenses)).toEqual([
      { name: 'Ours, again', items: ['Who decides?'], order: 0 },
      { name: 'Another', items: ['What is safe?'], order: 1 },
    ])
    expect(error(cafe.give(heron, lens('Mine', 'One')))?.code).toBe('not_allowed')
    cafe.must(cafe.host, { type: 'remove-lens', lensId })
    expect(Object.values(cafe.state.cafe.lenses).map(({ name }) => name)).toEqual(['Another'])
    expect(error(cafe.give(cafe.host, { type: 'remove-lens', lensId }))).toMatchObject({
      code: 'unknown_lens',
      field: 'lensId',
    })
  })

  test('[LE4] are refused at the field that holds nothing, too much or the same twice, and from the sixth on', () => {
    expect(fieldOf(lens('', 'One'))).toBe('name')
    expect(fieldOf(lens('x'.repeat(LIMITS.lensName + 1), 'One'))).toBe('name')
    expect(fieldOf(lens('Ours'))).toBe('items')
    expect(fieldOf(lens('Ours', 'One', ''))).toBe('items.1')
    expect(fieldOf(lens('Ours', 'x'.repeat(LIMITS.lensItem + 1)))).toBe('items.0')
    expect(fieldOf(lens('Ours', ...Array.from({ length: LIMITS.lensItems + 1 }, (_, n) => `Item ${n}`)))).toBe('items')
    const cafe = new ACafe()
    expect(error(cafe.give(cafe.host, lens('Ours', 'One', 'Two', 'One')))).toMatchObject({
      code: 'invalid',
      field: 'items.2',
    })
    for (let n = 0; n < LIMITS.lenses; n++) cafe.must(cafe.host, lens(`Lens ${n}`, 'One'))
    expect(error(cafe.give(cafe.host, lens('One more', 'One')))?.code).toBe('too_many')
  })
})
