import type { TableNote } from '../state/table-store.ts'

export interface Sewn {
  id: string
  /** 1 for what builds on the first note itself, 2 for what builds on that, … */
  depth: number
}

export interface Thread {
  first: string
  /** What builds on it, and on that, in reading order. */
  sewn: Sewn[]
}

type Notes = Readonly<Record<string, Pick<TableNote, 'id' | 'buildsOn'>>>

/** Notes as threads: each build-on below what it continues. A note whose parent is gone begins a thread of its own. */
export function threadsOf(notes: Notes, order: readonly string[]): Thread[] {
  const children = new Map<string, string[]>()
  const firsts: string[] = []
  const shown = new Set(order)
  for (const id of order) {
    const parent = notes[id]?.buildsOn
    if (parent && shown.has(parent) && !leadsBack(notes, id))
      children.set(parent, [...(children.get(parent) ?? []), id])
    else firsts.push(id)
  }
  return firsts.map((first) => ({ first, sewn: below(first, 1, children) }))
}

function below(parent: string, depth: number, children: ReadonlyMap<string, string[]>): Sewn[] {
  return (children.get(parent) ?? []).flatMap((id) => [{ id, depth }, ...below(id, depth + 1, children)])
}

/** Strangers' clients could let notes build on one another in a circle; such a note stands alone. */
function leadsBack(notes: Notes, id: string): boolean {
  const seen = new Set<string>()
  for (let at = notes[id]?.buildsOn; at !== undefined && !seen.has(at); at = notes[at]?.buildsOn) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
