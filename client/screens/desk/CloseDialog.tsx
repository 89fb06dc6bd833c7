import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCafe } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useGive } from './use-give.ts'

interface CloseDialogProps {
  open: boolean
  onClose: () => void
  onDone?: () => void
}

/** Says what closing means before it happens. */
export function CloseDialog({ open, onClose, onDone }: CloseDialogProps) {
  const { t } = useTranslation(['desk', 'common'])
  const { date } = useFormat()
  const keepUntil = useCafe((state) => state.cafe?.info.keepUntil)
  const { busy, give } = useGive({ onClose, onDone })
  const close = () => give({ type: 'close' })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      alert
      title={t('closing.title')}
      actions={
        <>
          <Button variant="main" busy={busy} onClick={() => void close()}>
            {t('closing.yes')}
          </Button>
          <Button data-first onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </>
      }
    >
      <ul className="plain-list stack">
        <li>{t('closing.writing')}</li>
        <li>{t('closing.door')}</li>
        <li>{t('closing.reading')}</li>
        {keepUntil !== undefined && <li>{t('closing.kept', { date: date(keepUntil) })}</li>}
      </ul>
    </Dialog>
  )
}
