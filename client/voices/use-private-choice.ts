import { useState } from 'react'

/** A choice about oneself: what was chosen a moment ago shows until the server says it too, and one goes out at a time. */
export function usePrivateChoice(
  told: boolean,
  give: (chosen: boolean) => Promise<unknown>,
): { checked: boolean; 'aria-busy': boolean; onChange: (chosen: boolean) => void } {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const choose = async (next: boolean) => {
    setChosen(next)
    await give(next)
    setChosen(null)
  }
  return {
    checked: chosen ?? told,
    'aria-busy': chosen !== null,
    onChange: (next) => {
      if (chosen === null) void choose(next)
    },
  }
}
