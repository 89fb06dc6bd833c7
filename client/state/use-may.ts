import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { type About, permissionFault } from '@tablecloth/shared/protocol/permissions.ts'
import { useCallback } from 'react'
import { useMe, usePhase } from './hooks.ts'

type May = (type: CommandType, about?: About) => boolean

/**
 * `may(command)`: whether one may give it now for what one is in this café, by the same table as the server's. Where a seat
 * or the care of a table would allow it, too, that is for the place to ask.
 * @example const may = useMay(); may('start-round') && <Button … />
 */
export function useMay(): May {
  const me = useMe()
  const phase = usePhase()
  return useCallback(
    (type, about = 'person') =>
      me !== null && phase !== undefined && permissionFault(type, [me.role], phase, me.desk?.held, about) === null,
    [me, phase],
  )
}

/** Whether one is a host to whom the words are given: at a table any other host stands as everybody does. */
export function useKeepsWords(): boolean {
  return useMe()?.desk?.held.given.includes('words') ?? false
}
