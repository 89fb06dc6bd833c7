import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { usePlain, wearPlainFor } from '../device/plain.ts'
import type { OpenCafe } from './cafe-store.ts'
import { openCafe } from './open-cafe.ts'

const RehearsalBand = lazy(() => import('../screens/rehearsal/RehearsalBand.tsx'))

const CafeContext = createContext<OpenCafe | null>(null)

interface CafeProviderProps {
  cafeId: string
  /** Which of this browser's participants; from `device/my-cafes.ts`. */
  participantId: string | undefined
  children: ReactNode
}

/** A screen that is left and entered again at once, as in strict mode, keeps its café. */
const LINGER_MS = 500

interface Kept {
  cafe: OpenCafe
  users: number
}
const kept = new Map<string, Kept>()

function keep(cafeId: string, participantId: string | undefined): Kept {
  const key = `${cafeId}/${participantId ?? ''}`
  const found = kept.get(key) ?? { cafe: openCafe(cafeId, participantId), users: 0 }
  kept.set(key, found)
  return found
}

function letGo(entry: Kept): void {
  entry.users -= 1
  setTimeout(() => {
    if (entry.users > 0) return
    for (const [key, one] of kept) if (one === entry) kept.delete(key)
    entry.cafe.close()
  }, LINGER_MS)
}

/** Opens a café for the screens inside. Give it a `key` of café and participant, so that another café is another provider. */
export function CafeProvider({ cafeId, participantId, children }: CafeProviderProps) {
  const [entry] = useState(() => keep(cafeId, participantId))
  useEffect(() => {
    entry.users += 1
    return () => letGo(entry)
  }, [entry])
  return (
    <CafeContext value={entry.cafe}>
      <PlainTitle cafe={entry.cafe} />
      <Band cafe={entry.cafe} />
      {children}
    </CafeContext>
  )
}

/** What is practised is never to be taken for what counts. */
function Band({ cafe }: { cafe: OpenCafe }) {
  const rehearsal = useStore(cafe.store, ({ welcome }) => welcome?.rehearsal)
  if (!rehearsal) return null
  return (
    <Suspense>
      <RehearsalBand />
    </Suspense>
  )
}

/** Where the organiser asks for it, tabs say nothing of the café, from here on before it is there. */
function PlainTitle({ cafe }: { cafe: OpenCafe }) {
  const { t } = useTranslation('common')
  const words = t('plainTitle')
  const plain = useStore(cafe.store, ({ welcome }) => welcome?.plainTitle)
  useEffect(() => {
    if (plain !== undefined) wearPlainFor(cafe.cafeId, plain ? words : null)
  }, [cafe, plain, words])
  useEffect(() => () => usePlain.setState({ cafe: false }), [])
  return null
}

/** The café one stands in. */
export function useOpenCafe(): OpenCafe {
  const cafe = useContext(CafeContext)
  if (!cafe) throw new Error('There is no café around this screen')
  return cafe
}
