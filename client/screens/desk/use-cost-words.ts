import type { ChangeCost } from '@tablecloth/shared/seating/cost-of-change.ts'
import { useTranslation } from 'react-i18next'

/** What a change costs, as a sentence: in meetings with people met before, and in tables somebody was at before. */
export function useCostWords(): (cost: ChangeCost) => string {
  const { t } = useTranslation('seating')
  return ({ repeats, revisits }) => {
    if (repeats === 0 && revisits === 0) return t('cost.nothing')
    const meetings = repeats === 0 ? '' : t(repeats > 0 ? 'cost.again' : 'cost.fewer', { count: Math.abs(repeats) })
    const tables = revisits === 0 ? '' : t(revisits > 0 ? 'cost.known' : 'cost.new', { count: Math.abs(revisits) })
    return [meetings, tables].filter(Boolean).join(' ')
  }
}
