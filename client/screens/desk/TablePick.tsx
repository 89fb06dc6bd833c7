import type { ReactNode } from 'react'
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

/** One of the café's tables, by number and name. */
export function TablePick({ label, value, onChange, none, hint }: TablePickProps) {
  const labelOf = useTableLabel()
  const tables = useTables()
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {tables.map((table) => (
            <option key={table.id} value={table.id}>
              {labelOf(table)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
