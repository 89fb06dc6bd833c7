import { createContext } from 'react'

/** Goes on to the next table; `null` where there is nothing to go on to. */
export const OnMoveContext = createContext<(() => void) | null>(null)
