import type { ParticipantId, ThemeId } from '../ids.ts'
import { withKept } from './change.ts'
import type { CafeEvent } from './events.ts'
import type { CafeState } from './state.ts'

/** `notes` are `tableId/noteId`. */
export interface TakenTheme {
  name: string
  description: string
  notes: string[]
  within?: string
  by: ParticipantId
  at: number
}

/** As many are kept; the oldest go first. */
const MOST_TAKEN = 400

const isText = (value: unknown): value is string => typeof value === 'string'

/** What a theme said, from its record in plain values; `null` where it is none. */
function themeFrom(record: unknown): Pick<TakenTheme, 'name' | 'description' | 'notes' | 'within'> | null {
  if (typeof record !== 'object' || record === null) return null
  const { name, description, notes, within } = record as Record<string, unknown>
  if (!isText(name) || !isText(description) || typeof notes !== 'object' || notes === null) return null
  return { name, description, notes: Object.keys(notes), ...(isText(within) ? { within } : {}) }
}

/** The facts in what somebody wrote of themes: what they took away, and what is there again. */
export function themesWritten(
  { kept }: Pick<CafeState, 'kept'>,
  by: ParticipantId,
  made: readonly string[],
  removed: Readonly<Record<string, unknown>>,
  at: number,
): CafeEvent[] {
  const taken = Object.entries(removed).flatMap(([id, record]): [string, TakenTheme][] => {
    const theme = themeFrom(record)
    return theme ? [[id, { ...theme, by, at }]] : []
  })
  const again = made.filter((id) => Object.hasOwn(kept.takenThemes, id)) as ThemeId[]
  return [
    ...(taken.length ? [{ type: 'themes-taken' as const, themes: Object.fromEntries(taken) }] : []),
    ...(again.length ? [{ type: 'themes-there-again' as const, ids: again }] : []),
  ]
}

export function themesTaken(state: CafeState, themes: Record<ThemeId, TakenTheme>): CafeState {
  const all = Object.entries({ ...state.kept.takenThemes, ...themes }).sort(([, a], [, b]) => a.at - b.at)
  return withKept(state, { takenThemes: Object.fromEntries(all.slice(-MOST_TAKEN)) })
}

export function themesThereAgain(state: CafeState, ids: readonly string[]): CafeState {
  const left = Object.entries(state.kept.takenThemes).filter(([id]) => !ids.includes(id))
  return withKept(state, { takenThemes: Object.fromEntries(left) })
}
