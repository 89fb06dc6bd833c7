import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useRemaining } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Minutes } from '../../ui/Minutes.tsx'
import TableScreen from '../table/TableScreen.tsx'
import { DeviceLink } from './DeviceLink.tsx'

/** A host at a table: the table as everyone there sees it, and the way back. */
export default function TableVisit() {
  const { t } = useTranslation('desk')
  const { cafeId = '', tableId = '' } = useParams()
  const remaining = useRemaining()
  return (
    <div className="visit-page">
      <nav className="visit" aria-label={t('backToDesk')}>
        <ButtonLink small icon="undo" to={`/cafe/${cafeId}/desk`}>
          {t('backToDesk')}
        </ButtonLink>
        <DeviceLink tableId={tableId} />
        {remaining && <Minutes ms={remaining.ms} clock />}
      </nav>
      <TableScreen tableId={tableId} />
    </div>
  )
}
