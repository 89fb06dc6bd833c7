import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from './DeskProvider.tsx'
import { RenewLink } from './RenewLink.tsx'

/** The links for a table's device that are in use, each to be renewed or taken back. */
export function TableDevices({ tableId }: { tableId: string }) {
  const { t } = useTranslation('kept')
  const { time } = useFormat()
  const run = useCommand()
  const devices = useDesk((state) => state.devices)
  const here = Object.entries(devices)
    .filter(([, device]) => device.tableId === tableId)
    .sort(([, a], [, b]) => a.since - b.since)
  if (here.length === 0) return null
  return (
    <ul>
      {here.map(([id, { since }], index) => {
        const name = t('renew.device', { n: index + 1 })
        return (
          <li key={id} className="person with-ways">
            <span className="grow">
              {name}
              <span className="meta line">{t('sessions.since', { when: time(since) })}</span>
            </span>
            <span className="ways">
              <RenewLink id={id} name={name} />
              <Button
                small
                variant="plain"
                aria-label={t('renew.takeNamed', { name })}
                onClick={() => void run({ type: 'remove', participantId: id as ParticipantId })}
              >
                {t('renew.take')}
              </Button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
