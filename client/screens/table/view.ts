import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { readLocal, writeLocal } from '../../device/storage.ts'

export type View = 'cloth' | 'list'
export type Panel = 'notes' | 'voices'

const WIDE = '(min-width: 60rem)'
const VIEW_KEY = 'tablecloth.view'
const CHIME_KEY = 'tablecloth.chime'

const media = () => window.matchMedia(WIDE)

/** Room for the cloth and the voices side by side. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = media()
      query.addEventListener('change', tell)
      return () => query.removeEventListener('change', tell)
    },
    () => media().matches,
  )
}

interface TableView {
  /** What was chosen on this device; without a choice, wide screens show the cloth. */
  view: View | null
  panel: Panel
  chime: boolean
}

const keptView = (): View | null => {
  const kept = readLocal(VIEW_KEY)
  return kept === 'cloth' || kept === 'list' ? kept : null
}

export const useTableView = create<TableView>(() => ({
  view: keptView(),
  panel: 'notes',
  chime: readLocal(CHIME_KEY) === 'on',
}))

export function chooseView(view: View): void {
  writeLocal(VIEW_KEY, view)
  useTableView.setState({ view, panel: 'notes' })
}

export const choosePanel = (panel: Panel) => useTableView.setState({ panel })

export function chooseChime(on: boolean): void {
  writeLocal(CHIME_KEY, on ? 'on' : null)
  useTableView.setState({ chime: on })
}
