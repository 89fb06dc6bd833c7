import type { Rng } from '@tablecloth/shared/rng.ts'

/** Texts on the edge of what a field takes, or far beyond. */
const TEXTS = [
  '',
  ' ',
  '\n',
  'a\u0000b',
  '\u202eabc',
  '\ud800',
  '\udc00x',
  'e\u0301'.repeat(40),
  'ﷺ'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(12),
  '__proto__',
  'constructor',
  'toString',
  'javascript:alert(1)',
  'https://example.org/<script>',
  '=1+1',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%ff',
  '2026-13-45T99:00Z',
  '-0',
  '1e309',
  'x'.repeat(41),
  ' '.repeat(5000),
  '\t\u00a0'.repeat(2000),
  'x'.repeat(100_000),
]

export const someText = (rng: Rng): string => (rng.int(4) ? rng.pick(TEXTS) : rng.pick(TEXTS) + rng.pick(TEXTS))

/** A value inside a value inside a value. */
export function deep(levels: number, list: boolean): unknown {
  let value: unknown = 'x'
  for (let n = 0; n < levels; n++) value = list ? [value] : { a: value }
  return value
}

function strange(rng: Rng): unknown {
  const values: (() => unknown)[] = [
    () => null,
    () => undefined,
    () => rng.int(2) === 0,
    () => rng.pick([0, -0, -1, 1.5, 1e21, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 12n]),
    () => someText(rng),
    () => [],
    () => ({}),
    () => [[[[]]]],
    () => Array.from({ length: rng.int(400) }, () => rng.pick(['a', 1, null, {}])),
    () => Object.fromEntries(Array.from({ length: rng.int(40) }, (_, n) => [`key-${n}`, n])),
    () => deep(rng.pick([3, 50, 3000]), rng.int(2) === 0),
    () => JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}'),
    () => new Uint8Array(4),
    () => new Date(0),
    () => Object.create(null),
  ]
  return rng.pick(values)()
}

type Holder = Record<string | number, unknown>

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array)

/** The same value, with one thing in it or several put otherwise. Leaves the one that is given as it is. */
export function spoil(sample: unknown, rng: Rng): unknown {
  const root: Holder = { value: structuredClone(sample) }
  for (let n = 1 + rng.int(3); n > 0; n--) spoilOnce(root, rng)
  return root.value
}

function spoilOnce(root: Holder, rng: Rng): void {
  let holder = root
  let key: string | number = 'value'
  // Down some way, chosen anew at each step.
  for (let value = holder[key]; isHolder(value) && rng.int(4); value = holder[key]) {
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
    if (!keys.length) break
    holder = value
    key = rng.pick<string | number>(keys)
  }
  const value = holder[key]
  const put = (other: unknown) => {
    holder[key] = other
  }
  const ways: (() => void)[] = [
    () => put(strange(rng)),
    () => put(strange(rng)),
    () => void Reflect.deleteProperty(holder, key),
    () => put([value]),
    () => put(typeof value === 'string' ? value + someText(rng) : '5'),
    () => {
      if (Array.isArray(value)) value.push(...value, ...(rng.int(20) ? [] : Array(rng.int(2000)).fill(value[0])))
    },
    () => {
      if (!isHolder(value)) return
      const name = rng.pick(['__proto__', 'extra', 'toString', 'constructor', someText(rng), 'type'])
      Object.defineProperty(value, name, { value: strange(rng), enumerable: true, configurable: true, writable: true })
    },
  ]
  rng.pick(ways)()
}
