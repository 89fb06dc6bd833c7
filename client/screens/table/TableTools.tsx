import { useTranslation } from 'react-i18next'
import { board, useBoard } from '../../board/board-state.ts'
import { useCanWrite } from '../../board/use-cloth.ts'
import { useTableState } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useView } from './Cloth.tsx'
import { chooseView } from './view.ts'

/** Writing, building on, and how the notes are laid out. */
export function TableTools() {
  const { t } = useTranslation('table')
  const view = useView()
  const canWrite = useCanWrite()
  const selected = useBoard((state) => state.selected)
  const there = useTableState((state) => selected !== null && state.notes[selected] !== undefined)
  return (
    <div className="tools" role="toolbar" aria-label={t('tools.label')}>
      {canWrite && (
        <div>
          <Button variant="main" icon="plus" onClick={() => board.write()}>
            {t('tools.write')}
          </Button>
          {view === 'cloth' && (
            <Button
              variant="plain"
              icon="needle"
              disabled={!there}
              title={t('tools.buildHint')}
              onClick={() => board.write(selected)}
            >
              {t('tools.build')}
            </Button>
          )}
        </div>
      )}
      <div>
        <Segmented
          legend={t('tools.view')}
          value={view}
          onChange={chooseView}
          options={[
            { value: 'cloth', label: t('tools.cloth'), icon: 'cloth' },
            { value: 'list', label: t('tools.list'), icon: 'list' },
          ]}
        />
      </div>
    </div>
  )
}
