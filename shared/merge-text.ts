import diff from 'fast-diff'

/** One step through a text: keep so many units, drop so many, or write these. */
export type Step = { keep: number } | { drop: number } | { write: string }

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/**
 * The steps from one text to another. Where several would do, those at the caret are taken, which is where it stands in
 * `after`: typing "a" into "aaa" is an "a" before the caret. No step cuts a surrogate pair, since half a character is refused.
 */
export function stepsBetween(before: string, after: string, caret?: number): Step[] {
  const steps: Step[] = []
  // What follows a caret stays as it is when something is typed or taken away before it.
  const oldCaret = caret === undefined ? undefined : Math.max(0, before.length - (after.length - caret))
  for (const [kind, text] of diff(before, after, oldCaret)) {
    if (text.length === 0) continue
    if (kind === diff.EQUAL) steps.push({ keep: text.length })
    else if (kind === diff.DELETE) steps.push({ drop: text.length })
    else steps.push({ write: text })
  }
  return cutsPair(steps, before) ? wholeSteps(before, after) : steps
}

function cutsPair(steps: readonly Step[], before: string): boolean {
  let at = 0
  for (const step of steps) {
    if ('write' in step) {
      if (!step.write.isWellFormed()) return true
    } else {
      at += 'keep' in step ? step.keep : step.drop
    }
    if (at > 0 && isHighSurrogate(before.charCodeAt(at - 1)) && isLowSurrogate(before.charCodeAt(at))) return true
  }
  return false
}

/** The common start and end kept, the middle replaced, all at whole characters. */
function wholeSteps(before: string, after: string): Step[] {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1
  let end = 0
  while (
    end < least - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1
  }
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end -= 1
  const steps: Step[] = []
  if (start > 0) steps.push({ keep: start })
  const drop = before.length - start - end
  if (drop > 0) steps.push({ drop })
  const write = after.slice(start, after.length - end)
  if (write !== '') steps.push({ write })
  return steps
}

/** As much of a Y.Text as is needed to write in it. */
interface SharedText {
  toString(): string
  insert(at: number, words: string): void
  delete(at: number, length: number): void
}

/** Makes a shared text read `after`, writing only what differs. Call it inside a transaction. */
export function mergeText(text: SharedText, after: string, caret?: number): void {
  const before = text.toString()
  if (before === after) return
  let at = 0
  for (const step of stepsBetween(before, after, caret)) {
    if ('keep' in step) at += step.keep
    else if ('drop' in step) text.delete(at, step.drop)
    else {
      text.insert(at, step.write)
      at += step.write.length
    }
  }
}
