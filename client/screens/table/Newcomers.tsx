import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMe, useNow, usePhase } from '../../state/hooks.ts'
import { usePutAway } from '../../state/use-put-away.ts'
import { useTableState } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useHere, useSeated } from './use-here.ts'
import { useBegun, useCameLate } from './use-recap.ts'

/** For how long somebody is said to have just sat down, in ms. */
const NEW_FOR = 2 * 60_000

/** To those who sit here: somebody has come in the middle of the round, and would like to know where the table is. */
export function Newcomers() {
  const { t } = useTranslation(['table', 'common'])
  const { list } = useFormat()
  const { round } = useHere()
  const phase = usePhase()
  const me = useMe()?.participantId
  const now = useNow(5_000)
  const newcomers: Readonly<Record<string, number>> = useTableState((state) => state.newcomers)
  const seated = useSeated()
  const { isAway, putAway } = usePutAway()
  const key = (id: string) => `newcomer ${round} ${id} ${newcomers[id]}`
  const fresh = seated.filter(({ id }) => {
    const at = newcomers[id]
    return at !== undefined && id !== me && now - at < NEW_FOR && !isAway(key(id))
  })
  // Whoever has just come has no table yet to tell of.
  const isNew = useCameLate() !== null
  const { begun } = useBegun()
  if (phase !== 'round' || fresh.length === 0 || (isNew && !begun)) return null
  const names = list(fresh.map(({ person }) => person.name))
  return (
    <Notice
      icon="chair"
      title={t('newcomer.title', { count: fresh.length, names })}
      actions={
        <Button
          small
          variant="plain"
          onClick={() => {
            for (const { id } of fresh) putAway(key(id))
          }}
        >
          {t('common:close')}
        </Button>
      }
    >
      {t('newcomer.words')}
    </Notice>
  )
}
