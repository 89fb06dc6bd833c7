import { useRoot } from '../../state/hooks.ts'

/** How many simulated guests are in, whatever the door still holds. */
export function useSimulated(): number {
  const people = useRoot('people')
  return Object.values(people ?? {}).filter(({ simulated, gone }) => simulated && !gone).length
}
