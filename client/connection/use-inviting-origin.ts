import { useEffect, useState } from 'react'
import { request } from './api.ts'

/** The address for links that go to other people: the server knows one that phones in the room can reach. */
export function useInvitingOrigin(): string {
  const [origin, setOrigin] = useState(window.location.origin)
  useEffect(() => {
    const leaving = new AbortController()
    void request<{ origin: string }>('GET', '/api/server', { signal: leaving.signal }).then((answer) => {
      if (answer.ok) setOrigin(answer.value.origin)
    })
    return () => leaving.abort()
  }, [])
  return origin
}
