import { PLAN_FILE_LENGTH, type PlanFileFault } from '@tablecloth/shared/seating/plan-file.ts'
import { useTranslation } from 'react-i18next'
import { FilePick } from '../../people-list/FilePick.tsx'

/** No character takes more bytes than this. */
const BYTES_A_CHARACTER = 4

interface OpenFileProps {
  disabled: boolean
  /** The text of the file, or why it was not read. */
  onOpen: (name: string, text: string | PlanFileFault) => void
}

/** A plan that was saved here comes back from its file. */
export function OpenFile({ disabled, onOpen }: OpenFileProps) {
  const { t } = useTranslation('plan')
  const read = async (file: File) => {
    if (file.size > PLAN_FILE_LENGTH * BYTES_A_CHARACTER) return onOpen(file.name, { code: 'too-long' })
    onOpen(file.name, await file.text().catch(() => ({ code: 'not-json' as const })))
  }
  return (
    <div className="open-file">
      <FilePick accept=".json,application/json" disabled={disabled} onPick={(file) => void read(file)}>
        {t('open.pick')}
      </FilePick>
      <p className="hint">{t('open.hint')}</p>
    </div>
  )
}
