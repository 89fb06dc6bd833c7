import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCafe, useIsHost } from './hooks.ts'
import { usePutAway } from './use-put-away.ts'

/** The newest word from a host to all or to this table, until it is put away; hosts have said it themselves. */
export function Announcement({ tableId }: { tableId: string | null }) {
  const { t } = useTranslation('common')
  const { time } = useFormat()
  const host = useIsHost()
  const newest = useCafe((state) =>
    state.announcements.findLast((one) => one.tableId === null || one.tableId === tableId),
  )
  const { isAway, putAway } = usePutAway()
  useEffect(() => {
    if (newest && !host) announce(t('announced', { name: newest.from, text: newest.text }))
  }, [newest, host, t])
  if (!newest || host || isAway(`words ${newest.at}`)) return null
  return (
    <Notice
      kind="live"
      icon="voice"
      still
      actions={
        <Button small onClick={() => putAway(`words ${newest.at}`)}>
          {t('close')}
        </Button>
      }
    >
      <p className="words" dir="auto">
        {newest.text}
      </p>
      <p className="meta">
        <bdi>{newest.from}</bdi>, {time(newest.at)}
      </p>
    </Notice>
  )
}
