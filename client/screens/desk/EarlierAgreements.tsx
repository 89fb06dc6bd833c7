import { useTranslation } from 'react-i18next'
import { AgreementLines } from '../../agreement/AgreementLines.tsx'
import { useAgreement } from '../../agreement/use-agreement.ts'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { useDesk } from './DeskProvider.tsx'

/** How the agreement read before, the newest first. */
export function EarlierAgreements() {
  const { t } = useTranslation(['amending', 'agreement'])
  const { time } = useFormat()
  const versions = useDesk((state) => state.agreements)
  const cafe = useCafe((state) => state.cafe)
  const { version } = useAgreement()
  const earlier = Object.entries(versions)
    .filter(([number]) => Number(number) < version)
    .sort(([a], [b]) => Number(b) - Number(a))
  if (earlier.length === 0) return null
  return (
    <details className="earlier-agreements">
      <summary>{t('earlier.title', { count: earlier.length })}</summary>
      <ol>
        {earlier.map(([number, { lines, in: translations, by, at }]) => (
          <li key={number}>
            <p className="meta">{t('agreement:earlier.of', { name: nameIn(cafe, by) ?? '', time: time(at) })}</p>
            {lines.length > 0 ? (
              <AgreementLines words={{ lines, in: translations }} className="desk-agreement" />
            ) : (
              <p className="hint">{t('agreement:none')}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
