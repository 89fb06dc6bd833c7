import type { BalanceWord } from '@tablecloth/shared/voices/balance.ts'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { BalanceRing } from '../../ui/BalanceRing.tsx'
import { useDesk } from './DeskProvider.tsx'

/** The round that has ended last, from 0: what is told of talk is told of that one. */
export function useLastRound(): number {
  const state = useRoot('state')
  return (state?.round ?? 0) - (state?.phase === 'round' ? 1 : 0)
}

/** How the talk of a table's last finished round was spread: a picture without names, and a word. Never who. */
export function LastBalance({ tableId, word }: { tableId: string; word: BalanceWord }) {
  const { t } = useTranslation('desk')
  const round = useLastRound()
  const shares = useDesk(({ balance }) => balance[tableId]?.[round])
  return (
    <p className="row meta last-balance">
      {shares && <BalanceRing shares={shares} size="s" />}
      <span>
        {t(`balance.${word}`, { n: round + 1 })} {t('balance.some')}
      </span>
    </p>
  )
}
