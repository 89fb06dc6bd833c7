import { CreateCafe, JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import { COMMAND_TYPES, CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const CAFE = { title: 'Allies at one table', tables: 3, rounds: [{ question: 'What holds?', minutes: 20 }] }
const GUEST = { joinCode: '7K3-9QD-XVA', name: 'Heron' }

/** Asserts a refusal that names the field and says what was expected. */
function expectRefusal(outcome: ReturnType<typeof parse>, field: string, expected: string) {
  expect(outcome).toEqual({ ok: false, error: { code: 'invalid', field, message: `${field}: ${expected}` } })
}

describe('what is not as its schema asks', () => {
  test.each<[string, object, field: string, expected: string]>([
    ['a title that is missing', { title: undefined }, 'title', 'must be a string'],
    ['a title of nothing but spaces', { title: '   ' }, 'title', 'must not be empty'],
    ['a title of 300 characters', { title: 'x'.repeat(300) }, 'title', 'must have at most 120 characters'],
    ['a title of 100,000 spaces', { title: ' '.repeat(100_000) }, 'title', 'must have at most 120 characters'],
    ['a title in two lines', { title: 'Allies\nat one table' }, 'title', 'must be a single line'],
    ['a café of no tables', { tables: 0 }, 'tables', 'must be a whole number from 1 to 250'],
    ['a café of 10,000 tables', { tables: 10_000 }, 'tables', 'must be a whole number from 1 to 250'],
    ['a list of no tables', { tables: [] }, 'tables', 'must name at least one table'],
    [
      'a table with a long name',
      { tables: [{ name: 'North' }, { name: 'x'.repeat(300) }] },
      'tables.1.name',
      'must have at most 60 characters',
    ],
    [
      'a call link that would run',
      { tables: [{ callUrl: 'javascript:alert(1)' }] },
      'tables.0.callUrl',
      'must be an address that begins with http:// or https://',
    ],
    ['no rounds', { rounds: [] }, 'rounds', 'must have at least one round'],
    ['a round of no minutes', { rounds: [{ question: 'Q' }] }, 'rounds.0.minutes', 'must be a number'],
    [
      'a round of a second',
      { rounds: [{ question: 'Q', minutes: 1 / 60 }] },
      'rounds.0.minutes',
      'must be at least 0.05 minutes',
    ],
    [
      'a consent that there is not',
      { consentDefault: 'everyone' },
      'consentDefault',
      'must be one of "table", "cafe", "public"',
    ],
    ['a language that is none', { languages: ['en', '??'] }, 'languages.1', 'must be a language tag such as "en"'],
    [
      'a start that is no time',
      { startsAt: 'soon' },
      'startsAt',
      'must be a number or must be a date and time (ISO 8601)',
    ],
  ])('[PR1] is refused by field and expectation: %s', (_, wrong, field, expected) => {
    expectRefusal(parse(CreateCafe, { ...CAFE, ...wrong }), field, expected)
  })

  test.each([null, undefined, 5, 'text', [], true])('[PR1] is refused where a body should be: %j', (body) => {
    expectRefusal(parse(CreateCafe, body), 'body', 'must be an object')
  })

  test('[PR2] is refused by the name that no schema knows', () => {
    expectRefusal(parse(CreateCafe, { ...CAFE, colour: 'green' }), 'body', 'does not know "colour"')
    const polluted: unknown = JSON.parse(`{"joinCode": "x", "name": "Heron", "__proto__": {"role": "organiser"}}`)
    expectRefusal(parse(JoinCafe, polluted), 'body', 'does not know "__proto__"')
  })

  test('[PR2] is refused in fewer words than it has', () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n}-${'x'.repeat(10_000)}`, n]))
    const refused = parse(JoinCafe, { ...GUEST, ...unknown })
    expect(refused.ok || refused.error.message.length).toBeLessThan(1000)
    const seating = { people: [{ id: 'a' }], tables: 1, rounds: 1, arrivals: { ['x'.repeat(10_000)]: 0 } }
    const named = parse(seatingRequestSchema, seating)
    expect(named.ok || named.error.message.length + (named.error.field?.length ?? 0)).toBeLessThan(1000)
  })

  test.each<[string, unknown, field: string, expected: string]>([
    ['no type', {}, 'type', 'must name a command'],
    ['a type that is none', { type: 'dance' }, 'type', 'must name a command'],
    ['a type that every object has', { type: 'constructor' }, 'type', 'must name a command'],
    ['nobody to move', { type: 'move', tableId: 't1' }, 'participantId', 'must be a string'],
    [
      'an id that is none',
      { type: 'move', participantId: 'a b', tableId: 't1' },
      'participantId',
      'must be an id of 1 to 40 letters, digits, _ or -',
    ],
    ['minutes in words', { type: 'extend-round', minutes: 'two' }, 'minutes', 'must be a number'],
    [
      'minutes without an end',
      { type: 'extend-round', minutes: Number.POSITIVE_INFINITY },
      'minutes',
      'must be a number',
    ],
    ['an announcement of nothing', { type: 'announce', text: ' \n ' }, 'text', 'must not be empty'],
  ])('[PR1] is refused as a command: %s', (_, command, field, expected) => {
    expectRefusal(parse(CommandSchema, command), field, expected)
  })

  test.each(['toString', 'constructor', 'valueOf', 'hasOwnProperty', '__proto__'])(
    '[PR5] may not be called %s',
    (id) => {
      const outcome = parse(CreateCafe, { ...CAFE, perspectives: [{ id, name: 'Local authority' }] })
      expectRefusal(outcome, 'perspectives.0.id', 'must be an id of 1 to 40 letters, digits, _ or -')
    },
  )

  test.each([
    ['holds control characters', 'He\u0000ron'],
    ['holds control characters', 'He\u001Bron'],
    ['holds control characters', 'He\u2028ron'],
    ['holds characters that override the direction of writing', 'He\u202Eron'],
    ['holds characters that override the direction of writing', 'He\u2066ron'],
    ['holds half a character', 'He\uD83Eron'],
    ['must be a single line', 'He\tron'],
  ])('[PR4] is refused as a name: %s', (expected, name) => {
    expectRefusal(parse(JoinCafe, { ...GUEST, name }), 'name', expected)
  })

  test('[PR6] never makes parsing throw', () => {
    const odd = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true, withDate: true }),
      fc.record({ type: fc.oneof(fc.constantFrom(...COMMAND_TYPES), fc.string()), minutes: fc.anything() }),
    )
    fc.assert(
      fc.property(odd, (input) => {
        for (const schema of [CreateCafe, JoinCafe, CommandSchema]) {
          const outcome = parse(schema, input)
          if (!outcome.ok) expect(outcome.error.message.startsWith(`${outcome.error.field}: `)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is as its schema asks', () => {
  test('[PR3] keeps names on one line, trimmed and composed', () => {
    expect(parse(JoinCafe, { ...GUEST, name: '  Ame\u0301lie   Heron ' })).toMatchObject({
      ok: true,
      value: { name: 'Am\u00E9lie Heron' },
    })
  })

  test('[PR3] keeps the lines of a text', () => {
    const purpose = '\n What holds?\n\n  What next? \n'
    expect(parse(CreateCafe, { ...CAFE, purpose })).toMatchObject({ value: { purpose: 'What holds?\n\n  What next?' } })
  })

  test('[PR4] keeps joiners and direction marks, which scripts need', () => {
    for (const name of ['می\u200Cخواهم', 'क्\u200Dष', '\u200Fשלום\u200E', '👩\u200D🌾']) {
      expect(parse(JoinCafe, { ...GUEST, name })).toMatchObject({ ok: true, value: { name: name.normalize('NFC') } })
    }
  })

  test('takes a moment as milliseconds or as ISO 8601', () => {
    const at = Date.UTC(2026, 10, 21, 14)
    for (const startsAt of [at, '2026-11-21T14:00Z', '2026-11-21T15:00:00+01:00']) {
      expect(parse(CreateCafe, { ...CAFE, startsAt })).toMatchObject({ ok: true, value: { startsAt: at } })
    }
  })

  test('takes tables by number or by name', () => {
    expect(parse(CreateCafe, { ...CAFE, tables: 250 })).toMatchObject({ ok: true, value: { tables: 250 } })
    const tables = [{}, { name: 'South', question: '', callUrl: 'https://calls.example/south' }]
    expect(parse(CreateCafe, { ...CAFE, tables })).toMatchObject({ ok: true, value: { tables } })
  })
})
