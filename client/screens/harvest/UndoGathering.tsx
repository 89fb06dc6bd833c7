import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { gatherHistoryOf, type Way } from './gather-history.ts'
import { useHarvest } from './use-harvest.tsx'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')

/** One's own steps back and forth: by button, and by keys wherever no field has its own undo. */
export function UndoGathering() {
  const { t } = useTranslation('harvest')
  const { doc } = useHarvest()
  const history = gatherHistoryOf(doc)
  const undo = useSyncExternalStore(history.subscribe, () => history.next('undo'))
  const redo = useSyncExternalStore(history.subscribe, () => history.next('redo'))
  useEffect(() => {
    const go = (way: Way) => {
      const gone = history.go(way)
      if (gone) announce(t(gone.done ? `undo.${way}Done` : 'undo.nothing', { what: t(`undo.what.${gone.name}`) }))
    }
    const keys = (event: KeyboardEvent) => {
      const isZ = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isZ || isField(event.target)) return
      event.preventDefault()
      go(event.shiftKey ? 'redo' : 'undo')
    }
    document.addEventListener('keydown', keys)
    return () => document.removeEventListener('keydown', keys)
  }, [history, t])
  const button = (way: Way, name: typeof undo) => (
    <Button
      small
      variant="plain"
      disabled={name === null}
      {...(way === 'undo' ? { icon: 'undo' as const } : {})}
      aria-label={name ? t(`undo.${way}This`, { what: t(`undo.what.${name}`) }) : t(`undo.${way}`)}
      onClick={() => {
        const gone = history.go(way)
        if (gone) announce(t(gone.done ? `undo.${way}Done` : 'undo.nothing', { what: t(`undo.what.${gone.name}`) }))
      }}
    >
      {t(`undo.${way}`)}
    </Button>
  )
  return (
    <div className="row undo-gathering">
      {button('undo', undo)}
      {redo && button('redo', redo)}
    </div>
  )
}
