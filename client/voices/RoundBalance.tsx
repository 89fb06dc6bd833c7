import { balanceWord } from '@tablecloth/shared/voices/balance.ts'
import { useTranslation } from 'react-i18next'
import { useRoot, useTable } from '../state/hooks.ts'
import { useOpenTable, useTableState } from '../state/use-table.ts'
import { BalanceRing } from '../ui/BalanceRing.tsx'

/** How the talk of the round that has just ended was spread over the table, without names, and the same in words. */
export function RoundBalance() {
  const { t } = useTranslation('reflection')
  const { tableId } = useOpenTable()
  const table = useTable(tableId)?.name ?? ''
  const round = useRoot('state')?.round ?? 0
  const shares = useTableState((state) => state.balance[round])
  return (
    <section aria-labelledby="round-balance">
      <h3 id="round-balance">{t('balance.title', { table })}</h3>
      {shares ? (
        <div className="balance">
          <BalanceRing shares={shares} />
          <div>
            <p>{t(`balance.${balanceWord(shares)}`, { count: shares.length })}</p>
            <p className="meta">{t('balance.how')}</p>
          </div>
        </div>
      ) : (
        <p className="ui soft">{t('balance.none')}</p>
      )}
    </section>
  )
}
