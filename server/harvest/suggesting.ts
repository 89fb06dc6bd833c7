import type { NoteToCompare, Suggestions, ThemeToCompare } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { createWorkers } from '../workers.ts'

/** Nothing of who wrote what. */
export interface ToCompare {
  notes: readonly NoteToCompare[]
  themes: readonly ThemeToCompare[]
}

export type Suggest = (compared: ToCompare) => Promise<Suggestions>

const PATIENCE_MS = 20_000

/** Notes compared on a thread of its own, where it holds up no café. */
export const createSuggestWorkers = (): Suggest =>
  createWorkers<ToCompare, Suggestions>({
    file: new URL('suggest-worker.ts', import.meta.url),
    name: 'suggestions',
    atOnce: 1,
    patience: PATIENCE_MS,
  }).ask
