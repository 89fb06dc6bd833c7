import { useEffect, useState } from 'react'
import { Planner } from './planner.ts'

/** A planner for as long as the screen is there, and whether it is at work. */
export function usePlanner() {
  const [planner] = useState(() => new Planner())
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    planner.ready()
    return () => planner.close()
  }, [planner])
  const ask: Planner['ask'] = async (kind, of) => {
    setBusy(true)
    const answer = await planner.ask(kind, of)
    setBusy(false)
    return answer
  }
  return { busy, ask, stop: () => planner.stop() }
}
