import { CreateCafe } from '@tablecloth/shared/protocol/cafes.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { expect, test } from 'vitest'

test('[PR18] line breaks of any system are taken, and kept as one character', () => {
  const wish = {
    title: 'A café',
    purpose: 'one\r\ntwo\rthree\nfour',
    tables: 1,
    rounds: [{ question: 'q', minutes: 1 }],
  }
  expect(parse(CreateCafe, wish)).toMatchObject({ ok: true, value: { purpose: 'one\ntwo\nthree\nfour' } })
})
