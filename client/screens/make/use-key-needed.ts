import { useEffect, useState } from 'react'
import { request } from '../../connection/api.ts'

/** Whether this server lets only those who have its key make cafés; `false` until it has said so. */
export function useKeyNeeded(): boolean {
  const [needed, setNeeded] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    const ask = request<{ organiserKeyNeeded?: boolean }>('GET', '/api/server', { signal: leaving.signal })
    void ask.then((answer) => {
      if (answer.ok) setNeeded(answer.value.organiserKeyNeeded === true)
    })
    return () => leaving.abort()
  }, [])
  return needed
}
