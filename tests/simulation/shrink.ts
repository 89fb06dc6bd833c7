import type { Case, Operation } from './operations.ts'
import type { Fault } from './play.ts'

/** Plays a case as often as need be; `null`: without a fault. */
export type Try = (one: Case) => Promise<Fault | null>

export interface Shrunk {
  case: Case
  fault: Fault
  /** How often it was played. */
  plays: number
}

/**
 * Makes a failing case small (Zeller's ddmin): takes out parts as long as the same rule is broken, halves of the list
 * first and single operations last, and then makes numbers small.
 */
export async function shrink(failing: Case, fault: Fault, tryCase: Try, mostPlays = 1500): Promise<Shrunk> {
  let best: Shrunk = { case: { ...failing, operations: failing.operations.slice(0, fault.after) }, fault, plays: 0 }
  let plays = 0
  const keeps = async (operations: Operation[]): Promise<boolean> => {
    if (plays >= mostPlays) return false
    plays++
    const found = await tryCase({ ...failing, operations })
    if (found?.rule !== fault.rule) return false
    best = { case: { ...failing, operations: operations.slice(0, found.after) }, fault: found, plays }
    return true
  }
  if (!(await keeps(best.case.operations))) best = { case: failing, fault, plays }

  let smaller = true
  while (smaller && plays < mostPlays) {
    const before = weight(best.case)
    await takeOut(() => best.case.operations, keeps)
    await makeNumbersSmall(() => best.case.operations, keeps)
    smaller = weight(best.case) < before
  }
  return { ...best, plays }
}

type Keeps = (operations: Operation[]) => Promise<boolean>

async function takeOut(current: () => Operation[], keeps: Keeps): Promise<void> {
  for (let size = Math.ceil(current().length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < current().length; ) {
      const rest = current().toSpliced(at, size)
      if (!(await keeps(rest))) at += size
    }
  }
}

async function makeNumbersSmall(current: () => Operation[], keeps: Keeps): Promise<void> {
  for (let at = 0; at < current().length; at++) {
    const operation = current()[at]
    if (!operation) break
    for (const [name, value] of Object.entries(operation)) {
      if (typeof value !== 'number' || value === 0) continue
      for (const less of [0, Math.floor(value / 10), Math.floor(value / 2)]) {
        if (less < value && (await keeps(current().with(at, { ...operation, [name]: less } as Operation)))) break
      }
    }
  }
}

/** Fewer operations first, smaller numbers next. */
function weight({ operations }: Case): number {
  const numbers = operations.flatMap((operation) => Object.values(operation).filter((one) => typeof one === 'number'))
  return operations.length * 1e9 + numbers.reduce((sum, one) => sum + one, 0)
}

/** A shrunk case as it is kept in `regressions.ts`: one operation a line. */
export function asRegression({ case: { seed, operations }, fault }: Shrunk): string {
  const lines = operations.map((operation) => `      ${JSON.stringify(operation)},`)
  const title = JSON.stringify(`${fault.rule}: …`)
  return [
    '  {',
    `    was: ${title},`,
    `    seed: ${JSON.stringify(seed)},`,
    '    operations: [',
    ...lines,
    '    ],',
    '  },',
  ].join('\n')
}
