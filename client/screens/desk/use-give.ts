import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { useState } from 'react'
import { useCommand } from '../../state/use-command.ts'

interface Asking {
  onClose: () => void
  onDone?: (() => void) | undefined
}

/** For a dialog that asks for one command: gives it, closes, and says when it was done. */
export function useGive({ onClose, onDone }: Asking): { busy: boolean; give: (command: Command) => Promise<void> } {
  const run = useCommand()
  const [busy, setBusy] = useState(false)
  const give = async (command: Command) => {
    setBusy(true)
    const answer = await run(command)
    setBusy(false)
    onClose()
    if (answer.ok) onDone?.()
  }
  return { busy, give }
}
