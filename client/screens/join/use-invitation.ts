import type { Invitation } from '@tablecloth/shared/protocol/cafes.ts'
import { useEffect, useState } from 'react'
import { request, type Trouble } from '../../connection/api.ts'

export type Asking =
  | { step: 'none' }
  | { step: 'looking' }
  | { step: 'wrong' }
  | { step: 'trouble'; trouble: Trouble }
  | { step: 'found'; invitation: Invitation }

/** One try of a code: the same words again are a new try. */
export interface Try {
  joinCode: string
}

/** What stands behind a join code. */
export function useInvitation(attempt: Try | null): Asking {
  const [answered, setAnswered] = useState<{ attempt: Try; asking: Asking } | null>(null)
  useEffect(() => {
    if (!attempt) return
    const leaving = new AbortController()
    void ask(attempt.joinCode, leaving.signal).then((asking) => {
      if (!leaving.signal.aborted) setAnswered({ attempt, asking })
    })
    return () => leaving.abort()
  }, [attempt])
  if (!attempt) return { step: 'none' }
  return answered?.attempt === attempt ? answered.asking : { step: 'looking' }
}

async function ask(joinCode: string, signal: AbortSignal): Promise<Asking> {
  const answer = await request<Invitation>('POST', '/api/invitations', { body: { joinCode }, signal })
  if (answer.ok) return { step: 'found', invitation: answer.value }
  const { code } = answer.error
  return code === 'unknown_code' || code === 'invalid' ? { step: 'wrong' } : { step: 'trouble', trouble: answer.error }
}
