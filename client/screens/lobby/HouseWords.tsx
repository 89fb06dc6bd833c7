import { useTranslation } from 'react-i18next'
import { Announcement } from '../../state/Announcement.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCafe, useMyTableId } from '../../state/hooks.ts'
import { Notice } from '../../ui/Notice.tsx'
import { UnsentWords } from '../cafe/UnsentWords.tsx'
import './house-words.css'

/** What must be said to people who sit at no table just now; nothing when all is well. */
export function HouseWords() {
  const tableId = useMyTableId()
  return (
    <div className="house-words">
      <Offline />
      <Announcement tableId={tableId} />
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

function HostComing() {
  const { t } = useTranslation('lobby')
  const tableId = useMyTableId()
  const coming = useCafe((state) => tableId !== null && state.hostComing.includes(tableId))
  return coming ? <Notice icon="bell">{t('coming')}</Notice> : null
}
