/**
 * Every measured edit carries a mark in its text: `~#` and six figures of base 36. Yjs keeps inserted text as it is, merged
 * or encoded anew, so whoever receives bytes finds in them which edits they bring without decoding a document.
 */
export const MARK_LENGTH = 8

const FIGURES = '0123456789abcdefghijklmnopqrstuvwxyz'
const TILDE = 126
const HASH = 35

const VALUES = new Int8Array(256).fill(-1)
for (let value = 0; value < FIGURES.length; value++) VALUES[FIGURES.charCodeAt(value)] = value

/** @param number  from 0 to 36^6 - 1 */
export const markOf = (number: number): string => `~#${number.toString(36).padStart(6, '0')}`

/** Hands over the number of each mark in `bytes[from, to)`. */
export function findMarks(bytes: Uint8Array, from: number, to: number, found: (number: number) => void): void {
  const last = to - MARK_LENGTH
  for (let at = from; at <= last; at++) {
    if (bytes[at] !== TILDE || bytes[at + 1] !== HASH) continue
    const number = read(bytes, at + 2, at + MARK_LENGTH)
    if (number < 0) continue
    found(number)
    at += MARK_LENGTH - 1
  }
}

/** -1 for what is no number. */
function read(bytes: Uint8Array, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const value = VALUES[bytes[at] as number] as number
    if (value < 0) return -1
    number = number * FIGURES.length + value
  }
  return number
}
