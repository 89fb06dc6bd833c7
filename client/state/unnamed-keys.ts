import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { create } from 'zustand'
import { useOpenCafe } from './CafeProvider.tsx'
import type { OpenCafe } from './cafe-store.ts'

/** What proves that a note without a name is one's own. */
export interface UnnamedKey {
  tableId: TableId
  noteId: NoteId
  key: string
}

type Whose = Pick<OpenCafe, 'cafeId' | 'participantId'>

const NONE: readonly UnnamedKey[] = []
const placeOf = ({ cafeId, participantId = '' }: Whose) => `${cafeId}/${participantId}`

/** In this page's memory alone: a device may be shared with somebody who must not find them. */
const useKeys = create<Record<string, readonly UnnamedKey[]>>(() => ({}))

export function keepUnnamedKey(cafe: Whose, key: UnnamedKey): void {
  const place = placeOf(cafe)
  useKeys.setState((keys) => ({ [place]: [...(keys[place] ?? NONE), key].slice(-LIMITS.keys) }))
}

export function useUnnamedKeys(): readonly UnnamedKey[] {
  const place = placeOf(useOpenCafe())
  return useKeys((keys) => keys[place] ?? NONE)
}
