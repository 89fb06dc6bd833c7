import type { TableId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tally } from '../../ui/Tally.tsx'

/** Table after table, round by round; the last one is where one goes now. */
export function Way({ way }: { way: readonly (string | null)[] }) {
  const { t } = useTranslation('moving')
  const tables = useRoot('tables')
  if (way.length < 2) return null
  return (
    <section aria-labelledby="way">
      <h2 id="way" className="label">
        {t('way')}
      </h2>
      <ol className="route">
        {way.map((tableId, round) => {
          const stop = `${t('round', { n: round + 1 })}: `
          const table = tableId === null ? undefined : tables?.[tableId as TableId]
          const isNext = round === way.length - 1
          return (
            <li key={stop} {...(isNext ? { 'aria-current': 'step' as const } : {})}>
              {round > 0 && <Icon name="arrow" size="s" />}
              <span className={isNext ? 'stop on' : 'stop'}>
                <span className="vh">{stop}</span>
                {table && <Tally count={table.order + 1} size="s" />}
                {table ? <bdi>{table.name}</bdi> : t('away')}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
