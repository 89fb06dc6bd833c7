import { useTranslation } from 'react-i18next'
import { useMe, usePersonName } from '../../state/hooks.ts'
import { useTableState } from '../../state/use-table.ts'
import { Face } from '../../ui/Face.tsx'
import { Wave } from './Floor.tsx'

/** On phones: who has the floor, always in sight. */
export function FloorStrip() {
  const current = useTableState((state) => state.speaking.current)
  return current.map(({ participantId }) => <Line key={participantId} id={participantId} />)
}

function Line({ id }: { id: string }) {
  const { t } = useTranslation('table')
  const you = useMe()?.participantId === id
  const name = usePersonName(id) ?? ''
  return (
    <p className="strip">
      <Face name={name} you={you} live size="s" />
      <span className="grow">
        {you ? (
          <b>{t('floor.youHaveIt')}</b>
        ) : (
          <>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            {t('floor.has')}
          </>
        )}
      </span>
      <Wave />
    </p>
  )
}
