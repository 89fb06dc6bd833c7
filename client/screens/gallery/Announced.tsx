import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCafe, useIsHost, useMyTableId } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** The newest word from a host, until it is put away; hosts have said it themselves. */
export function Announced() {
  const { t } = useTranslation(['gallery', 'common'])
  const { time } = useFormat()
  const seat = useMyTableId()
  const host = useIsHost()
  const newest = useCafe((state) => state.announcements.findLast(({ tableId }) => tableId === null || tableId === seat))
  const [away, setAway] = useState<number | null>(null)
  useEffect(() => {
    if (newest && !host) announce(t('says', { name: newest.from, text: newest.text }))
  }, [newest, host, t])
  if (!newest || host || away === newest.at) return null
  return (
    <Notice
      kind="live"
      icon="voice"
      still
      actions={
        <Button small onClick={() => setAway(newest.at)}>
          {t('common:close')}
        </Button>
      }
    >
      <p dir="auto">{newest.text}</p>
      <p className="meta">
        <bdi>{newest.from}</bdi> · {time(newest.at)}
      </p>
    </Notice>
  )
}
