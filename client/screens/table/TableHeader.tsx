import { useTranslation } from 'react-i18next'
import { TellHosts } from '../../board/TellHosts.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LeaveQuickly } from '../../ui/LeaveQuickly.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { MyNotes } from '../own-notes/MyNotes.tsx'
import { AgreementButton } from './Agreement.tsx'
import { CallHost } from './CallHost.tsx'
import { CallLink } from './CallLink.tsx'
import { ChimeButton } from './ChimeButton.tsx'
import { useHere, useIsOffline, useWaitingNotes } from './use-here.ts'

export function TableHeader() {
  const { t } = useTranslation('table')
  const { round, rounds, tableId } = useHere()
  return (
    <header className="bar table-head">
      <TableName />
      <span className="soft ui nowrap">{t('roundOf', { round: round + 1, rounds })}</span>
      <span className="push" />
      <SavedState />
      <MyNotes />
      <ChimeButton />
      <AgreementButton />
      <CallLink />
      <CallHost />
      <TellHosts tableId={tableId} />
      <KeptButton />
      <LeaveQuickly />
    </header>
  )
}

export function TableName() {
  const { table, order } = useHere()
  return (
    <span className="table-name">
      <Tally count={order + 1} />
      <bdi>{table?.name}</bdi>
    </span>
  )
}

/** Whether the server has everything that was written here. */
export function SavedState() {
  const { t } = useTranslation('table')
  const waiting = useWaitingNotes()
  const offline = useIsOffline()
  const saved = waiting === 0
  return (
    <span className="soft ui row saved-state" role="status">
      <Icon name={offline ? 'offline' : saved ? 'check' : 'dot'} size="s" />
      {saved ? t(offline ? 'saved.offline' : 'saved.all') : t('saved.waiting', { count: waiting })}
    </span>
  )
}
