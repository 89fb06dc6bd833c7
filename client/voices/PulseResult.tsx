import { useTranslation } from 'react-i18next'
import { useRoot } from '../state/hooks.ts'

/** What the café has heard of the last round that was asked about, in a word. */
export function PulseResult() {
  const { t } = useTranslation('voices')
  const pulse = useRoot('pulse')
  const round = Object.keys(pulse ?? {})
    .map(Number)
    .sort((a, b) => b - a)[0]
  const word = round === undefined ? undefined : pulse?.[round]
  if (round === undefined || !word) return null
  return <p className="ui pulse-result">{t(`pulse.${word}`, { n: round + 1 })}</p>
}
