/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8, in hex. Here because browsers give theirs only to pages over https, and a café
 * in a meeting room is often served without.
 */
export function sha256(text: string): string {
  const state = FIRST_PRIMES.map((prime) => fraction(Math.sqrt(prime))).slice(0, 8)
  const schedule = new Uint32Array(64)
  for (const block of blocksOf(new TextEncoder().encode(text))) {
    for (let i = 0; i < 64; i++) schedule[i] = i < 16 ? block.getUint32(i * 4) : expanded(schedule, i)
    mix(state, schedule)
  }
  return state.map((word) => word.toString(16).padStart(8, '0')).join('')
}

const FIRST_PRIMES = firstPrimes(64)
const ROUND_CONSTANTS = FIRST_PRIMES.map((prime) => fraction(Math.cbrt(prime)))

function firstPrimes(many: number): number[] {
  const primes: number[] = []
  for (let n = 2; primes.length < many; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}

/** The first 32 bits of what stands after the point. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32)
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Blocks of 64 bytes: the text, one bit, zeros, and the length in bits. */
function blocksOf(bytes: Uint8Array): DataView[] {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  new DataView(padded.buffer).setUint32(padded.length - 4, bytes.length * 8)
  return Array.from({ length: padded.length / 64 }, (_, block) => new DataView(padded.buffer, block * 64, 64))
}

function expanded(schedule: Uint32Array, i: number): number {
  const near = schedule[i - 2] ?? 0
  const far = schedule[i - 15] ?? 0
  const fromNear = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
  const fromFar = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
  return (schedule[i - 16] ?? 0) + fromFar + (schedule[i - 7] ?? 0) + fromNear
}

function mix(state: number[], schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const fromE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const fromA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const first = (h + fromE + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[i] ?? 0) + (schedule[i] ?? 0)) >>> 0
    const second = (fromA + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    h = g
    g = f
    f = e
    e = (d + first) >>> 0
    d = c
    c = b
    b = a
    a = (first + second) >>> 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] ?? 0) + word) >>> 0
}
