import { useState } from 'react'
import { useOpenCafe } from './CafeProvider.tsx'

/**
 * Words in a form that is not given yet. They outlive the form: a part of the café that a host opens and closes again, and
 * a document that is opened anew, take nothing from whoever writes. `key` is one form's; `forget` once they are given.
 */
export function useDraft(key: string, initial = ''): [words: string, set: (words: string) => void, forget: () => void] {
  const { drafts } = useOpenCafe()
  const [words, setWords] = useState(() => drafts.get(key) ?? initial)
  const set = (next: string) => {
    if (next === initial) drafts.delete(key)
    else drafts.set(key, next)
    setWords(next)
  }
  return [words, set, () => drafts.delete(key)]
}
