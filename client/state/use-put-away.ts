import { useOpenCafe } from './CafeProvider.tsx'
import { useCafe } from './hooks.ts'

/** What was told and read: stays put away when one looks at another part of the page and comes back. */
export function usePutAway() {
  const { store } = useOpenCafe()
  const away = useCafe((state) => state.putAway)
  return {
    isAway: (what: string) => away.includes(what),
    putAway: (what: string) => store.setState(({ putAway }) => ({ putAway: [...putAway, what] })),
  }
}
