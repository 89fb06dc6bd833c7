import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/Field.tsx'
import { useTables } from '../gallery/tables.ts'

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
  const { t } = useTranslation('desk')
  const tables = useTables()
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {tables.map(({ id, number, name }) => (
            <option key={id} value={id}>
              {t('tableOf', { n: number, name })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
