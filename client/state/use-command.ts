import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { Answer, Trouble } from '../connection/api.ts'
import { announce } from '../ui/announce.ts'
import { useOpenCafe } from './CafeProvider.tsx'

interface LastTrouble {
  trouble: Trouble | null
  clear: () => void
}

/** The last command that came to nothing, for `<CommandTrouble>`. */
export const useTrouble = create<LastTrouble>((set) => ({ trouble: null, clear: () => set({ trouble: null }) }))

/** `run(command)`: gives it, and says in words what went wrong, on the screen and to readers. */
export function useCommand(): (command: Command) => Promise<Answer<Record<string, unknown>>> {
  const cafe = useOpenCafe()
  const { t } = useTranslation('errors')
  return useCallback(
    async (command) => {
      const answer = await cafe.run(command)
      if (answer.ok) {
        useTrouble.getState().clear()
      } else {
        useTrouble.setState({ trouble: answer.error })
        announce(t(answer.error.code, { ...(answer.error.scope && { context: answer.error.scope }) }), { urgent: true })
      }
      return answer
    },
    [cafe, t],
  )
}
