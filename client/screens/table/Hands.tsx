import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useMyFloor } from './use-floor.ts'

/** The ways to wait for the floor; none where the table speaks without a queue. */
export function Hands() {
  const { t } = useTranslation(['table', 'voices'])
  const { queue, queued, join, leave } = useMyFloor()
  if (!queue) return <p className="meta">{t('voices:hands.none')}</p>
  if (queued) {
    return (
      <Button icon="hand" pressed onClick={leave}>
        {t('floor.leaveQueue')}
      </Button>
    )
  }
  return (
    <>
      <Button icon="hand" pressed={false} onClick={() => join()}>
        {t('floor.joinQueue')}
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
      <div className="hands" role="group" aria-label={t('voices:hands.label')}>
        <Button small onClick={() => join('short-reply')}>
          {t('voices:hands.short')}
        </Button>
        <Button small onClick={() => join('turn', true)}>
          {t('voices:hands.later')}
        </Button>
      </div>
    </>
  )
}
