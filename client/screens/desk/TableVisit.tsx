import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useTable } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import TableScreen from '../table/TableScreen.tsx'
import { TableSheet, useHasTableSheet } from './TableSheet.tsx'

/** A host at a table: the table as everyone there sees it, and the way back. */
export default function TableVisit() {
  const { t } = useTranslation(['desk', 'tables'])
  const { cafeId = '', tableId = '' } = useParams()
  const table = useTable(tableId)
  const hasSheet = useHasTableSheet()
  const [more, setMore] = useState(false)
  return (
    <div className="visit-page">
      <nav className="visit" aria-label={t('backToDesk')}>
        <ButtonLink small icon="undo" to={`/cafe/${cafeId}/desk`}>
          {t('backToDesk')}
        </ButtonLink>
        {table?.closed && <span className="tag">{t('tables:closed.tag')}</span>}
        {table && hasSheet && (
          <Button
            variant="icon"
            className="plain push"
            icon="more"
            aria-haspopup="dialog"
            aria-label={t('tables:more', { name: table.name })}
            onClick={() => setMore(true)}
          />
        )}
      </nav>
      <TableScreen tableId={tableId} />
      <TableSheet tableId={more ? tableId : null} onClose={() => setMore(false)} />
    </div>
  )
}
