import { OptionsError, readOptions } from '@tablecloth/bench/options.ts'
import { describe, expect, test } from 'vitest'

function read(line: string) {
  const options = readOptions(line.split(' ').filter(Boolean))
  if (options === 'help') return options
  const { targets, measures, ...rest } = options
  return { ...rest, targets: targets.map(({ key }) => key), measures: measures.map(({ name }) => name) }
}

describe('the options of the bench', () => {
  test('[BE9] have defaults: all servers, what is measured every day, one round', () => {
    const short = read('')
    expect(short).toMatchObject({
      rounds: 1,
      out: null,
      profile: null,
      targets: ['bare', 'ours', 'ours-acknowledged', 'y-websocket', 'hocuspocus'],
    })
    const full = read('--full')
    expect(full).toMatchObject({ rounds: 3 })
    if (short === 'help' || full === 'help') throw new Error('nobody asked for help')
    expect(full.measures).toEqual(expect.arrayContaining(short.measures))
    expect(full.measures).toContain('resident')
    expect(short.measures).not.toContain('resident')
    expect(full.size.measureMs).toBeGreaterThan(short.size.measureMs)
  })

  test('[BE9] choose servers and measures, in the order of the tables; several measures by one name', () => {
    expect(read('--only ours,bare --measures join,fanout --rounds=2')).toMatchObject({
      targets: ['bare', 'ours'],
      measures: ['room25', 'room100', 'cafe250', 'join'],
      rounds: 2,
    })
    expect(read('--measures resident')).toMatchObject({ measures: ['resident'] })
    expect(read('--help')).toBe('help')
  })

  test.each([
    ['--only theirs', '--only has "theirs"; there are bare, ours'],
    ['--only ,', '--only has ""'],
    ['--measures speed', '--measures has "speed"; there are room25'],
    ['--rounds 0', '--rounds must be a whole number from 1 to 20'],
    ['--rounds 1.5', '--rounds must be a whole number'],
    ['--rounds', '--rounds'],
    ['--fast', '--fast'],
  ])('[BE9] %s is refused in one line that says what to mend', (line, words) => {
    expect(() => read(line)).toThrow(OptionsError)
    expect(() => read(line)).toThrow(words)
  })
})
