import type { Suggestions } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { useEffect, useState } from 'react'
import { request, type Trouble } from '../../../connection/api.ts'
import { useOpenCafe } from '../../../state/CafeProvider.tsx'

/** What the server suggests at this moment; `null` until it has answered. */
export function useSuggestions(): { suggestions: Suggestions | null; trouble: Trouble | null } {
  const { cafeId, participantId } = useOpenCafe()
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    const given = new AbortController()
    request<Suggestions>('GET', `/api/cafes/${cafeId}/suggestions`, {
      signal: given.signal,
      ...(participantId === undefined ? {} : { as: participantId }),
    }).then((answer) => {
      if (given.signal.aborted) return
      if (answer.ok) setSuggestions(answer.value)
      else setTrouble(answer.error)
    })
    return () => given.abort()
  }, [cafeId, participantId])
  return { suggestions, trouble }
}
