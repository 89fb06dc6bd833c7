import { expect, test } from 'vitest'
import { speaksOf } from '../../../client/screens/table/use-without-them.ts'

test('[VO43] a note speaks of a perspective where a word begins with it, in any case and script', () => {
  expect(speaksOf('The FUNDERS will want figures', 'Funder')).toBe(true)
  expect(speaksOf('We asked a by-and-for agency twice', 'By-and-for agency')).toBe(true)
  expect(speaksOf('سألنا أهل التجربة', 'أهل التجربة')).toBe(true)
  expect(speaksOf('parts, and then the arts', 'Arts')).toBe(true)
})

test('[VO43] it does not where the letters are only part of another word, or the perspective has no name', () => {
  expect(speaksOf('All parts of it', 'Arts')).toBe(false)
  expect(speaksOf('refunders', 'Funder')).toBe(false)
  expect(speaksOf('anything', '  ')).toBe(false)
  expect(speaksOf('What (a) question?', '(a')).toBe(true)
  expect(speaksOf('What a question?', 'a.question')).toBe(false)
})
