import type { Went as WentTo } from '@tablecloth/shared/harvest/went.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useRoot } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'

/** To which tables travellers took a note along. */
export function Went({ went }: { went: readonly WentTo[] }) {
  const { t } = useTranslation('carry')
  const { list } = useFormat()
  const tables = useRoot('tables')
  const names = went.map(({ tableId, round }) => `${tables?.[tableId]?.name ?? ''} (${t('round', { n: round + 1 })})`)
  return (
    <p className="went">
      <Icon name="tray" size="s" /> {t('went', { tables: list(names) })}
    </p>
  )
}
