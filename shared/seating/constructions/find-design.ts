import type { Rng } from '../../rng.ts'
import type { Design } from './design.ts'
import { designFromBaseRounds, searchBaseRounds } from './developed.ts'
import { cyclicGroup, elementaryGroup, type Group } from './group.ts'
import { searchShifts } from './shift-search.ts'
import { storedDesign, storedShifts } from './stored.ts'
import { designFromShifts, formulaShifts, type Shifts, withVerticalRounds } from './transversal.ts'

export type DesignWish = {
  tables: number
  /** People to be given a point, of whom each table takes the same number or one less. */
  points: number
  rounds: number
  /** How many people are to stay at a table of their own in all rounds: they get points that never meet. */
  hosts: number
}

export type FoundDesign = { design: Design; method: 'formula' | 'shifts' | 'published' | 'turned' }

/**
 * A design for so many points, from whatever construction gives one soonest; or for the next multiple of the tables, in
 * which case as many points as are too many never meet and may be left out. Undefined where none is known or found;
 * `effort` bounds the searches among them, as in `search.ts`.
 */
export function findDesign(wish: DesignWish, rng: Rng, effort: number): FoundDesign | undefined {
  const { tables, points, rounds, hosts } = wish
  const hosted = hosts > 0
  const seatsEach = Math.ceil(points / tables)
  if (!leavesRoom(tables, points, rounds)) return undefined
  // One column more than seats is what the tables are: nobody then sees a table twice.
  const columns = hosted ? seatsEach : seatsEach + 1
  const formula = formulaShifts(tables, columns, rounds)
  if (formula !== undefined) return { design: designFromShifts(formula, hosted), method: 'formula' }
  const shifts = shiftsFor(tables, columns, rounds, rng, effort)
  if (shifts !== undefined) return { design: designFromShifts(shifts, hosted), method: 'shifts' }
  if (!hosted) {
    const vertical = vertically(wish, rng, effort)
    if (vertical !== undefined) return { design: vertical, method: 'formula' }
    const stored = storedDesign(tables, points, rounds)
    if (stored !== undefined) return { design: stored, method: 'published' }
  }
  const standing = formulaShifts(tables, seatsEach, rounds)
  if (standing !== undefined) return { design: designFromShifts(standing, true), method: 'formula' }
  const found = hosted ? undefined : shiftsFor(tables, seatsEach, rounds, rng, effort)
  if (found !== undefined) return { design: designFromShifts(found, true), method: 'shifts' }
  const turned = byTurning(wish, rng, effort)
  return turned && { design: turned, method: 'turned' }
}

/** Whether there are as many pairs as the tables need, and a table of strangers can come from different tables. */
function leavesRoom(tables: number, points: number, rounds: number): boolean {
  const low = Math.floor(points / tables)
  const larger = points % tables
  const pairsEach = (larger * (low + 1) * low + (tables - larger) * low * (low - 1)) / 2
  return (rounds < 2 || Math.ceil(points / tables) <= tables) && 2 * rounds * pairsEach <= points * (points - 1)
}

/** Rounds in the columns, as few as will do, after rounds across them. */
function vertically({ tables, points, rounds }: DesignWish, rng: Rng, effort: number): Design | undefined {
  const seatsEach = Math.ceil(points / tables)
  if (tables % seatsEach !== 0 || rounds < 2 || seatsEach < 2) return undefined
  const spare = tables * seatsEach - points
  for (let inner = Math.max(1, rounds - tables); inner < rounds; inner++) {
    const across = formulaShifts(tables, seatsEach, rounds - inner)
    if (across === undefined) continue
    const column = findDesign({ tables: tables / seatsEach, points: tables, rounds: inner, hosts: 0 }, rng, effort)
    if (column === undefined) return undefined
    const design = withVerticalRounds(designFromShifts(across, true), seatsEach, column.design)
    return Math.max(0, ...design.columns.map((set) => set.length)) >= spare ? design : undefined
  }
  return undefined
}

/** Shifts by a formula, from the store or by a search. */
export function shiftsFor(
  tables: number,
  columns: number,
  rounds: number,
  rng: Rng,
  effort: number,
): Shifts | undefined {
  if (rounds > tables || columns > tables) return undefined
  const known = formulaShifts(tables, columns, rounds) ?? storedShifts(tables, columns, rounds)
  if (known !== undefined) return known
  for (const group of groupsOf(tables)) {
    const found = searchShifts(group, columns, rounds, rng, Math.round((SHIFT_WORK * effort) / columns))
    if (found !== undefined) return found
  }
  return undefined
}

/** The cyclic group, and the elementary one where it is another. */
function groupsOf(order: number): Group[] {
  const cyclic = cyclicGroup(order)
  const elementary = elementaryGroup(order)
  return elementary.add.every((sum, cell) => sum === cyclic.add[cell]) ? [cyclic] : [cyclic, elementary]
}

// Looks at a shift or a point that a search may take for each unit of effort.
const SHIFT_WORK = 40_000
const TURN_WORK = 150_000

/** Base rounds: one turned by a group about as large as there are rounds, or two or three turned by smaller ones. */
function byTurning({ tables, points, rounds, hosts }: DesignWish, rng: Rng, effort: number): Design | undefined {
  const choices: { group: Group; baseRounds: number }[] = []
  const offer = (order: number, baseRounds: number) => {
    // Points that stand still must sit at different tables.
    if (order < 2 || order > points || points % order > tables) return
    for (const group of groupsOf(order)) choices.push({ group, baseRounds })
  }
  offer(rounds, 1)
  offer(rounds + 1, 1)
  offer(Math.ceil(rounds / 2), 2)
  offer(rounds + 2, 1)
  if (rounds % 3 === 0) offer(rounds / 3, 3)
  const steps = Math.round((TURN_WORK * effort) / (10 + (12 * points) / tables))
  for (const { group, baseRounds } of choices) {
    const found = searchBaseRounds(group, points, tables, baseRounds, rng, steps)
    const design = found && designFromBaseRounds(found, rounds)
    if (design !== undefined && (design.columns[0]?.length ?? 0) >= hosts) return design
  }
  return undefined
}
