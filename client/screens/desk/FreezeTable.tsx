import type { TableId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useTable } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

/** Gives a table a rest from writing, and lifts it. */
export function FreezeTable({ tableId }: { tableId: string }) {
  const { t } = useTranslation('hosting')
  const run = useCommand()
  const may = useMay()
  const frozen = useTable(tableId)?.frozen ?? false
  if (!may('freeze-table')) return null
  const turn = async () => {
    const answer = await run({ type: 'freeze-table', tableId: tableId as TableId, frozen: !frozen })
    if (answer.ok) announce(t(frozen ? 'freeze.lifted' : 'freeze.done'))
  }
  return (
    <div className="stack">
      <Button wide icon={frozen ? 'play' : 'pause'} pressed={frozen} onClick={() => void turn()}>
        {t('freeze.button')}
      </Button>
      <p className="hint">{t('freeze.about')}</p>
    </div>
  )
}
