import type { ActName } from '@tablecloth/shared/cafe/acts.ts'
import type { DeskAct } from '@tablecloth/shared/protocol/desk.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { useTables } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'

const AT_FIRST = 5

type Contrary = 'unfreeze-table' | 'unslow-person' | 'unadopt-line' | 'bring-line-back'

/** Some commands do something and its contrary. */
function nameOf({ what, before, seconds }: DeskAct): ActName | Contrary {
  if (what === 'freeze-table' && before) return 'unfreeze-table'
  if (what === 'adopt-line' && before) return 'unadopt-line'
  if (what === 'put-line-aside' && before) return 'bring-line-back'
  return what === 'slow-person' && seconds === null ? 'unslow-person' : what
}

/** What hosts did, for every host to see, with the way back where there is one. */
export function Acts() {
  const { t } = useTranslation('hosting')
  const { time } = useFormat()
  const run = useCommand()
  const may = useMay()
  const acts = useDesk((state) => state.acts)
  const cafe = useCafe((state) => state.cafe)
  const tables = useTables()
  const [all, setAll] = useState(false)
  const newest = Object.entries(acts).sort(([a], [b]) => Number(b) - Number(a))
  if (newest.length === 0) return null
  const named = (id: string | undefined) => (id && nameIn(cafe, id)) || t('acts.somebody')
  return (
    <section className="sheet stack acts-log" aria-labelledby="acts">
      <h2 id="acts">{t('acts.title')}</h2>
      <p className="hint">{t('acts.hint')}</p>
      <ul className="stack">
        {newest.slice(0, all ? undefined : AT_FIRST).map(([id, act]) => {
          const table = tables.find((one) => one.id === act.tableId)?.name ?? t('acts.everyone')
          const what = nameOf(act)
          const words = t(`acts.${what}`, { by: named(act.by), name: named(act.about), table })
          const { undo } = act
          return (
            <li key={id} className="row wrap between">
              <span className="grow ui">
                {words}
                <span className="meta line">{time(act.at)}</span>
              </span>
              {undo && may(undo.type) && (
                <Button small icon="undo" aria-label={t('acts.undoNamed', { words })} onClick={() => void run(undo)}>
                  {t('acts.undo')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {!all && newest.length > AT_FIRST && (
        <Button small variant="plain" onClick={() => setAll(true)}>
          {t('acts.all', { count: newest.length })}
        </Button>
      )}
    </section>
  )
}
