import { useState } from 'react'

export interface Chosen {
  refs: ReadonlySet<string>
  /** `order`: of the list in which it stands; with `extend`, all from the last one to this are chosen. */
  choose: (ref: string, on: boolean, extend: boolean, order: readonly string[]) => void
}

/** Several notes chosen at once; `null` while one at a time is moved. */
export function useChosen() {
  const [refs, setRefs] = useState<ReadonlySet<string> | null>(null)
  const [last, setLast] = useState<string | null>(null)
  const choose: Chosen['choose'] = (ref, on, extend, order) => {
    const from = extend && last !== null ? order.indexOf(last) : -1
    const to = order.indexOf(ref)
    const span = from < 0 || to < 0 ? [ref] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
    setRefs((before) => {
      const after = new Set(before)
      for (const one of span) {
        if (on) after.add(one)
        else after.delete(one)
      }
      return after
    })
    setLast(ref)
  }
  return {
    chosen: refs && { refs, choose },
    begin: () => setRefs(new Set()),
    end: () => {
      setRefs(null)
      setLast(null)
    },
  }
}
