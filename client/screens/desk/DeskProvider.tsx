import type { DeskRoots } from '@tablecloth/shared/protocol/desk.ts'
import { deskDocument } from '@tablecloth/shared/protocol/documents.ts'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { followRoots } from '../gallery/follow-roots.ts'

interface DeskState extends DeskRoots {
  /** The document has arrived. */
  arrived: boolean
}

const ROOTS = [
  'tables',
  'waiting',
  'plan',
  'past',
  'pins',
  'planning',
  'hidden',
  'hiddenWords',
  'linesAside',
  'agreements',
  'slowed',
  'balance',
  'acts',
  'reports',
  'door',
  'scopes',
  'screens',
  'devices',
  'removed',
  'takenThemes',
] as const satisfies (keyof DeskRoots)[]
const EMPTY: DeskState = {
  arrived: false,
  tables: {},
  waiting: {},
  plan: {},
  past: {},
  pins: {},
  planning: {},
  hidden: {},
  hiddenWords: {},
  linesAside: {},
  agreements: {},
  slowed: {},
  balance: {},
  acts: {},
  reports: {},
  door: {},
  scopes: {},
  screens: {},
  devices: {},
  removed: {},
  takenThemes: {},
}

const DeskContext = createContext<StoreApi<DeskState> | null>(null)

/** Opens the hosts' own document for the screens inside. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const cafe = useOpenCafe()
  const [store] = useState(() => createStore<DeskState>(() => EMPTY))
  useEffect(() => {
    const { document, release } = cafe.document(deskDocument(cafe.cafeId))
    const stop = followRoots(document, ROOTS, (roots, { arrived }) =>
      store.setState({ ...(roots as unknown as DeskRoots), arrived }),
    )
    return () => {
      stop()
      release()
    }
  }, [cafe, store])
  return <DeskContext value={store}>{children}</DeskContext>
}

/** A part of what the desk knows; a table's entry keeps its identity until it changes. */
export function useDesk<T>(select: (state: DeskState) => T): T {
  const store = useContext(DeskContext)
  if (!store) throw new Error('There is no desk around this part')
  return useStore(store, select)
}
