import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCafe, useMyTableId } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { UnsentWords } from '../cafe/UnsentWords.tsx'
import './house-words.css'

/** What must be said to people who sit at no table just now; nothing when all is well. */
export function HouseWords() {
  return (
    <div className="house-words">
      <Offline />
      <Announcement />
      <HostComing />
      <CommandTrouble />
      <UnsentWords />
    </div>
  )
}

function Offline() {
  const { t } = useTranslation('lobby')
  const offline = useCafe((state) => state.status === 'offline')
  if (!offline) return null
  return (
    <Notice kind="heed" icon="offline">
      {t('offline')}
    </Notice>
  )
}

/** The newest word from a host to all, or to the table one comes from, until it is put away. */
function Announcement() {
  const { t } = useTranslation(['lobby', 'common'])
  const { time } = useFormat()
  const tableId = useMyTableId()
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
        <bdi>{newest.from}</bdi>, {time(newest.at)}
      </p>
    </Notice>
  )
}

function HostComing() {
  const { t } = useTranslation('lobby')
  const tableId = useMyTableId()
  const coming = useCafe((state) => tableId !== null && state.hostComing.includes(tableId))
  return coming ? <Notice icon="bell">{t('coming')}</Notice> : null
}
