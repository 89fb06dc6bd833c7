import { OptionsError, readOptions } from '@tablecloth/rehearsal/options.ts'
import { describe, expect, test } from 'vitest'

const read = (line: string, environment = {}) => readOptions(line.split(' ').filter(Boolean), environment)

describe('the options of a rehearsal', () => {
  test('[RE6] have defaults: the size of the event that the café was made for', () => {
    expect(read('')).toMatchObject({ people: 25, tables: 5, rounds: 3, minutes: 1, notes: 4, url: null, key: null })
  })

  test('[RE6] are read, with the key from the environment where it is not given', () => {
    expect(
      read('--people 8 --tables=2 --minutes .1 --url http://127.0.0.1:3000/x --json', { ORGANISER_KEY: 'k' }),
    ).toMatchObject({ people: 8, tables: 2, minutes: 0.1, url: 'http://127.0.0.1:3000', key: 'k', json: true })
    expect(read('--help')).toBe('help')
  })

  test.each([
    ['--people 0', '--people must be a whole number from 1 to 999'],
    ['--people 2.5', '--people must be a whole number'],
    ['--tables many', '--tables must be a whole number from 1 to 250'],
    ['--people 3 --tables 4', '--tables 4 needs as many people'],
    ['--minutes 0.01', '--minutes must be a number from 0.05 to 240'],
    ['--url ftp://x', '--url must be an address'],
    ['--speed 3', '--speed'],
    ['--people', '--people'],
    ['--people 400 --tables 1 --notes 50', 'it holds 8000'],
  ])('[RE6] %s is refused in one line that says what to mend', (line, words) => {
    expect(() => read(line)).toThrow(OptionsError)
    expect(() => read(line)).toThrow(words)
  })
})
