import type { TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { TableDevices } from './TableDevices.tsx'

interface DeviceLinkProps {
  tableId: string
  open: boolean
  onClose: () => void
}

/** A device for everybody at this table: the link is made when a host asks for it, and shown once. */
export function DeviceLink({ tableId, open, onClose }: DeviceLinkProps) {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const origin = useInvitingOrigin()
  const [busy, setBusy] = useState(false)
  const [path, setPath] = useState<string | null>(null)
  const make = async () => {
    setBusy(true)
    const answer = await run({ type: 'table-device', tableId: tableId as TableId })
    setBusy(false)
    if (answer.ok && typeof answer.value.url === 'string') setPath(answer.value.url)
  }
  const close = () => {
    setPath(null)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('device.open')}
      actions={
        !path && (
          <Button variant="main" busy={busy} onClick={() => void make()}>
            {t('device.make')}
          </Button>
        )
      }
    >
      <p>{t('device.words')}</p>
      <CommandTrouble />
      <TableDevices tableId={tableId} />
      {path && (
        <>
          <QrCode text={origin + path} title={t('device.qr')} />
          <CopyField label={t('device.link')} value={origin + path} hint={t('device.hint')} secret />
        </>
      )}
    </Dialog>
  )
}
