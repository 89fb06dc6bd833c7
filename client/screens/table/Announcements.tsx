import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCafe } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useHere } from './use-here.ts'

/** The newest word from a host to this table or to all, until it is put away. */
export function Announcements() {
  const { t } = useTranslation(['table', 'common'])
  const format = useFormat()
  const { tableId } = useHere()
  const newest = useCafe((state) =>
    state.announcements.findLast((one) => one.tableId === null || one.tableId === tableId),
  )
  const [away, setAway] = useState<number | null>(null)
  useEffect(() => {
    if (newest) announce(t('announced', { name: newest.from, text: newest.text }))
  }, [newest, t])
  if (!newest || away === newest.at) return null
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
      <p className="words" dir="auto">
        {newest.text}
      </p>
      <p className="meta">
        <bdi>{newest.from}</bdi>, {format.time(newest.at)}
      </p>
    </Notice>
  )
}
