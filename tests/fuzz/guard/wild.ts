import type { Rng } from '@tablecloth/shared/rng.ts'
import { type Content, TYPES } from './update-codec.ts'

const KEYS = [
  '__proto__',
  'toString',
  'constructor',
  'hasOwnProperty',
  '',
  'note',
  'note-0001\n',
  'noté-0001',
  'note-amal-1',
  'note-amal-1:amal',
  'note-amal-1:bo',
  ':',
  'a:amal',
  't1/note-0001',
  '__proto__/note-0001',
  '0',
  '07',
  '100',
  '-1',
  'author',
  'text',
  'credit',
  'name',
  'x'.repeat(40),
  'x'.repeat(41),
  'x'.repeat(3000),
]

/** A key that means something to JavaScript, to another root, or to nobody. */
export const wildKey = (rng: Rng): string => rng.pick(KEYS)

/** A root's name: one of ours, the server's, or one that nobody knows. */
export const wildRoot = (rng: Rng): string =>
  rng.pick([
    'notes',
    'layout',
    'reactions',
    'recap',
    'themes',
    'speaking',
    'rounds',
    '__proto__',
    'constructor',
    '',
    'mine',
  ])

/** A number on the edge of something. */
export const wildNumber = (rng: Rng): number =>
  rng.pick([0, 1, 2, 127, 128, 1023, 1024, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 2 ** 53 - 1])

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let n = 0; n < levels; n++) value = n % 2 ? [value] : { a: value }
  return value
}

/** An object that has a key of its own by the name of `__proto__`. */
const inherited = (): unknown =>
  Object.defineProperty({ x: 1, y: 1 }, '__proto__', { value: { colour: 'rose' }, enumerable: true })

/** A plain value that belongs nowhere, or only in some places. */
export function wildValue(rng: Rng): unknown {
  const values: (() => unknown)[] = [
    () => null,
    () => undefined,
    () => true,
    () => false,
    () => -1,
    () => 1.5,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => 12345678901234567890n,
    () => '',
    () => 'heart',
    () => 'bo',
    () => 'a\u202eb',
    () => 'line\nbreak',
    () => 'x'.repeat(601),
    () => new Uint8Array(3),
    () => [],
    () => ({}),
    () => ({ x: 1, y: 2 }),
    () => ({ x: 1, y: 2, z: 3 }),
    () => ({ x: Number.NaN, y: 2 }),
    () => ({ x: 1e6, y: 2 }),
    () => ({ x: 1, y: '2' }),
    () => ({ x: 1, y: 2, colour: 'url(x)' }),
    () => ({ x: 1, y: 2, colour: undefined }),
    () => ({ x: 1, y: 2, toString: 1 }),
    inherited,
    () => deep(5),
    () => deep(3000),
  ]
  return rng.pick(values)()
}

/** Content of any kind there is, and of some that there are not. */
export function wildContent(rng: Rng): Content {
  const contents: (() => Content)[] = [
    () => ({ is: 'deleted', length: rng.int(4) ? 1 + rng.int(5) : wildNumber(rng) }),
    () => ({ is: 'json', values: rng.pick([['1'], ['{"x":1}', 'undefined'], ['[', ''], []]) }),
    () => ({ is: 'binary', bytes: new Uint8Array(rng.int(40)) }),
    () => ({ is: 'string', text: rng.pick(['a', '', 'b\u0001', '🌱', '\u202e', 'y'.repeat(2001)]) }),
    () => ({ is: 'embed', json: rng.pick(['{"src":"x"}', 'null', '{', '{"__proto__":1}']) }),
    () => ({
      is: 'format',
      key: rng.pick(['bold', '__proto__', 'ychange']),
      json: rng.pick(['true', 'null', '{"a":1}']),
    }),
    () => ({ is: 'type', type: rng.int(9), name: rng.pick(['p', 'script', '']) }),
    () => ({ is: 'type', type: rng.pick([TYPES.map, TYPES.text]), name: '' }),
    () => ({ is: 'any', values: Array.from({ length: rng.int(4) }, () => wildValue(rng)) }),
    () => ({ is: 'any', values: [wildValue(rng)] }),
    () => ({ is: 'doc', guid: 'inner', options: rng.pick<unknown>([{}, { autoLoad: true }, null, 3]) }),
    () => ({ is: 'unknown', ref: rng.pick([10, 11, 15, 31]) }),
  ]
  return rng.pick(contents)()
}
