import type { ScreenRoots, ScreenTable } from '@tablecloth/shared/protocol/screen.ts'
import { useTranslation } from 'react-i18next'
import { Tally } from '../../ui/Tally.tsx'

export const signsInOrder = (tables: ScreenRoots['tables']): (ScreenTable & { id: string })[] =>
  Object.entries(tables)
    .map(([id, table]) => ({ id, ...table }))
    .sort((a, b) => a.order - b.order)

/** The tables as their signs stand in the room, with how many are to sit there. */
export function Signs({ tables }: { tables: ScreenRoots['tables'] }) {
  const { t } = useTranslation('screen')
  const signs = signsInOrder(tables)
  return (
    <ul className={signs.length > 12 ? 'wall-signs many' : 'wall-signs'} aria-label={t('tables')}>
      {signs.map(({ id, name, order, awaits }) => (
        <li key={id} className="sheet">
          <p className="sign">
            <Tally count={order + 1} size="l" label={t('table', { n: order + 1 })} />
          </p>
          <span className="name">
            <bdi>{name}</bdi>
          </span>
          {awaits !== undefined && <span className="soft">{t('between.seats', { count: awaits })}</span>}
        </li>
      ))}
    </ul>
  )
}
