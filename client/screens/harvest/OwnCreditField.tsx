import type { OwnCredit } from '@tablecloth/shared/protocol/fields.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../state/hooks.ts'
import { Segmented } from '../../ui/Segmented.tsx'

interface OwnCreditFieldProps {
  value: OwnCredit
  onChange: (credit: OwnCredit) => void
}

/** How words of the harvest are signed. Only what can be kept to is offered. */
export function OwnCreditField({ value, onChange }: OwnCreditFieldProps) {
  const { t } = useTranslation(['answers', 'gallery'])
  const me = useMe()
  if (!me) return null
  return (
    <Segmented
      legend={t('credit')}
      hideLegend={false}
      value={value}
      onChange={onChange}
      options={[
        { value: 'nobody', label: t('gallery:unsigned') },
        { value: 'name', label: <bdi>{me.name}</bdi> },
        ...(me.organisation ? [{ value: 'organisation' as const, label: <bdi>{me.organisation}</bdi> }] : []),
      ]}
    />
  )
}
