import { LIMITS } from './limits.ts'
import type { PhaseName } from './permissions.ts'

/**
 * The one table of what people may write into a document: root by root, field by field. The guard reads this and nothing
 * else. A root that is not named here belongs to the server.
 */
export type Writer =
  /** Whoever wrote the record in the first place. */
  | 'author'
  /** Everyone who may write in the document at all. */
  | 'anyone'
  /** The participant whose id ends the key, after a colon. */
  | 'own-key'
  /** The table host, and the café's hosts. */
  | 'table-host'

export type Value =
  | { kind: 'text'; most: number }
  | { kind: 'self' }
  /** Somebody for whom the writer speaks: of a table's device, those who sit there; of people, nobody. */
  | { kind: 'voice' }
  | { kind: 'time' }
  | { kind: 'id'; pattern: RegExp }
  | { kind: 'one-of'; values: readonly string[] }
  | { kind: 'line'; most: number }
  | { kind: 'true' }
  | { kind: 'place' }
  | { kind: 'map'; key: RegExp; value: Value }

export interface Field {
  value: Value
  /** Arrives in the transaction that makes the record. */
  required?: true
  /** May be set again later. */
  mutable?: true
}

interface KeysRule {
  key: RegExp
  most: number
  /** Keys that one person may hold, hosts excepted. */
  mostEach?: number
  /** The root whose records the keys name, up to a colon; then `mostEach` counts only those that name none. */
  names?: string
  /** The root of the server that tells whose a key is under which the server itself has written. */
  reserved?: string
}

export type RootRule = KeysRule &
  /** Keys hold Y.Maps with these fields, made whole; the key may not be taken before. */
  (
    | { shape: 'records'; writer: Writer; fields: Record<string, Field> }
    /** Keys hold plain values, each set whole. */
    | { shape: 'values'; writer: Writer; value: Value }
  )

interface DocumentRule {
  /** When participants may write; hosts may whenever the café is not closed and no cloth hangs in the gallery. */
  phases: readonly PhaseName[]
  roots: Record<string, RootRule>
}

const NOTE_ID = /^[A-Za-z0-9_-]{8,40}$/
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/
const BY_SOMEONE = /^[A-Za-z0-9_-]{8,40}:[A-Za-z0-9_-]{1,40}$/
/** A theme, and the item of a lens to which it speaks. */
const THEME_AND_ITEM = /^[A-Za-z0-9_-]{8,40}:[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_-]{1,40}$/
const ROUND = /^[0-9]{1,2}$/

export const REACTIONS = ['heart', 'spark', 'question'] as const
export const PAPERS = ['straw', 'sky', 'sage', 'rose', 'lilac', 'white'] as const

export const WRITES: Record<'table' | 'harvest', DocumentRule> = {
  table: {
    phases: ['round', 'between'],
    roots: {
      notes: {
        shape: 'records',
        key: NOTE_ID,
        most: LIMITS.notesPerTable,
        mostEach: LIMITS.notesPerPerson,
        reserved: 'placed',
        writer: 'author',
        fields: {
          text: { value: { kind: 'text', most: LIMITS.note }, required: true },
          author: { value: { kind: 'self' }, required: true },
          voice: { value: { kind: 'voice' } },
          createdAt: { value: { kind: 'time' }, required: true },
          buildsOn: { value: { kind: 'id', pattern: NOTE_ID } },
          lang: { value: { kind: 'id', pattern: LANGUAGE }, mutable: true },
          credit: { value: { kind: 'one-of', values: ['name', 'organisation', 'table', 'nobody'] }, mutable: true },
          consent: { value: { kind: 'one-of', values: ['table', 'cafe', 'public'] }, mutable: true },
        },
      },
      layout: {
        shape: 'values',
        key: NOTE_ID,
        most: LIMITS.notesPerTable,
        mostEach: LIMITS.strays,
        names: 'notes',
        writer: 'anyone',
        value: { kind: 'place' },
      },
      reactions: {
        shape: 'values',
        key: BY_SOMEONE,
        most: LIMITS.notesPerTable * 10,
        mostEach: LIMITS.strays,
        names: 'notes',
        writer: 'own-key',
        value: { kind: 'one-of', values: REACTIONS },
      },
      recap: {
        shape: 'values',
        key: ROUND,
        most: LIMITS.rounds,
        writer: 'table-host',
        value: { kind: 'line', most: LIMITS.recap },
      },
    },
  },
  harvest: {
    phases: ['harvest'],
    roots: {
      themes: {
        shape: 'records',
        key: NOTE_ID,
        most: LIMITS.themes,
        mostEach: LIMITS.themesPerPerson,
        writer: 'anyone',
        fields: {
          name: { value: { kind: 'text', most: LIMITS.themeName }, required: true },
          description: { value: { kind: 'text', most: LIMITS.themeDescription }, required: true },
          notes: {
            value: { kind: 'map', key: /^[A-Za-z0-9_-]{1,40}\/[A-Za-z0-9_-]{8,40}$/, value: { kind: 'true' } },
            required: true,
          },
          /** The theme into which this one was brought; gone again when it is taken apart. */
          within: { value: { kind: 'id', pattern: NOTE_ID }, mutable: true },
        },
      },
      lensMarks: {
        shape: 'values',
        key: THEME_AND_ITEM,
        most: LIMITS.lensMarks,
        mostEach: LIMITS.lensMarksPerPerson,
        writer: 'anyone',
        value: { kind: 'true' },
      },
      recommendations: {
        shape: 'records',
        key: NOTE_ID,
        most: LIMITS.recommendations,
        mostEach: LIMITS.recommendationsPerPerson,
        writer: 'anyone',
        fields: {
          text: { value: { kind: 'text', most: LIMITS.recommendation }, required: true },
          theme: { value: { kind: 'id', pattern: NOTE_ID }, required: true },
        },
      },
    },
  },
}
