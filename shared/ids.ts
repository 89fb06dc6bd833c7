/** Ids are branded so that a table's id cannot be handed where a participant's is meant. Only this file makes or parses them. */
export type Branded<Name extends string> = string & { readonly __id: Name }
export type CafeId = Branded<'cafe'>
export type TableId = Branded<'table'>
export type ParticipantId = Branded<'participant'>
export type MissingId = Branded<'missing'>
export type NoteId = Branded<'note'>
export type ThreadId = Branded<'thread'>
export type CarriedId = Branded<'carried'>
export type ThemeId = Branded<'theme'>
export type CommitmentId = Branded<'commitment'>
export type SessionId = Branded<'session'>
export type LineId = Branded<'line'>
export type LensId = Branded<'lens'>
export type PerspectiveId = Branded<'perspective'>

/** Where randomness comes from: the edge hands in the platform's generator, tests a seeded one. */
export interface Entropy {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array
}

const ID = /^[A-Za-z0-9_-]{1,40}$/
const NOTE_ID = /^[A-Za-z0-9_-]{8,40}$/
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

const LETTERS = 62

/** An id of `length` characters with 6 bits each. It begins with a letter or digit, so that no spreadsheet takes it for a formula. */
export function makeId<Id extends string>(entropy: Entropy, length = 16): Id {
  const character = (byte: number, index: number) => ALPHABET[index ? byte & 63 : byte % LETTERS]
  return Array.from(entropy.bytes(length), character).join('') as Id
}

export const isId = (value: string): boolean => ID.test(value)
export const isNoteId = (value: string): value is NoteId => NOTE_ID.test(value)

/** For values that a schema or the storage has already vouched for. */
export const asId = <Id extends string>(value: string): Id => value as Id

// Crockford's base 32: no I, L, O or U, so a code survives being read aloud and written by hand.
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 9

/** A join code of 45 bits, nine characters, stored without its hyphens. */
export function makeJoinCode(entropy: Entropy): string {
  return Array.from(entropy.bytes(CODE_LENGTH), (byte) => CODE_ALPHABET[byte & 31]).join('')
}

/** What people type, with its hyphens, spaces and look-alike letters, as the code that is stored; `null` if it cannot be one. */
export function parseJoinCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : null
}

/** `7K3-9QD-XVA`: how a code is shown. */
export const formatJoinCode = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1-')
