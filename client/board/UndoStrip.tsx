import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { board, useBoard } from './board-state.ts'
import { historyOf } from './history.ts'
import { useDoc } from './use-cloth.ts'

/** A withdrawn note can come back. */
export function UndoStrip() {
  const { t } = useTranslation(['table', 'common'])
  const withdrawn = useBoard((state) => state.withdrawn)
  const doc = useDoc()
  if (!withdrawn) return null
  const undo = () => {
    historyOf(doc).undo()
    board.withdrew(false)
  }
  return (
    <Notice
      icon="undo"
      actions={
        <>
          <Button small onClick={undo}>
            {t('note.putBack')}
          </Button>
          <Button small variant="plain" onClick={() => board.withdrew(false)}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      {t('note.withdrawn')}
    </Notice>
  )
}
