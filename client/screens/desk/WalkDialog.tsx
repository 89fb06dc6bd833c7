import { USUAL_WALK } from '@tablecloth/shared/cafe/walk.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { useGive } from './use-give.ts'

interface WalkDialogProps {
  open: boolean
  onClose: () => void
  onDone?: () => void
}

/** How long people read, and how many dots they have. A second walk begins as the first was. */
export function WalkDialog({ open, onClose, onDone }: WalkDialogProps) {
  const { t } = useTranslation(['walk', 'common'])
  const before = useRoot('walk')
  const [minutes, setMinutes] = useState<number>(USUAL_WALK.minutes)
  const [dots, setDots] = useState(before?.dots ?? USUAL_WALK.dots)
  const [onOne, setOnOne] = useState(before?.onOne ?? USUAL_WALK.onOne)
  const { busy, give } = useGive({ onClose, onDone })
  const start = () => give({ type: 'start-gallery', minutes, dots, dotsOnOne: Math.min(onOne, dots) })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('start.title')}
      actions={
        <>
          <Button data-first variant="main" icon="cloth" busy={busy} onClick={() => void start()}>
            {t('start.yes')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <p className="ui">{t('start.words')}</p>
      <Stepper
        label={t('start.minutes')}
        unit={t('start.minutesUnit')}
        min={1}
        max={LIMITS.minutes.most}
        value={minutes}
        onChange={setMinutes}
      />
      <Stepper
        label={t('start.dots')}
        hint={t('start.dotsHint')}
        min={0}
        max={LIMITS.dots}
        value={dots}
        onChange={setDots}
      />
      {dots > 0 && (
        <Stepper
          label={t('start.onOne')}
          min={1}
          max={dots}
          value={Math.max(1, Math.min(onOne, dots))}
          onChange={setOnOne}
        />
      )}
    </Dialog>
  )
}
