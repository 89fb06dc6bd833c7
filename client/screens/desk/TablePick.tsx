import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/Field.tsx'
import { useTableLabel, useTables } from '../gallery/tables.ts'

interface TablePickProps {
  label: ReactNode
  value: string
  onChange: (tableId: string) => void
  /** Words of the choice that is no table. */
  none?: string
  hint?: ReactNode
}

/** One of the tables at which people are seated, by number and name. */
export function TablePick({ label, value, onChange, none, hint }: TablePickProps) {
  const labelOf = useTableLabel()
  const { t } = useTranslation('tables')
  // Between rounds somebody may still sit at a table that is closed.
  const tables = useTables().filter(({ id, closed }) => !closed || id === value)
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {tables.map((table) => (
            <option key={table.id} value={table.id}>
              {table.closed ? `${labelOf(table)} (${t('closed.tag')})` : labelOf(table)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
