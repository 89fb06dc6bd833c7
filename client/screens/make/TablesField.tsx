import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useTranslation } from 'react-i18next'
import { oneLine, replaced } from '../../ui/lines.ts'
import { Stepper } from '../../ui/Stepper.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { type DraftTable, emptyTable, hasOwnThings } from './draft.ts'
import { Fold } from './Fold.tsx'
import type { SectionProps } from './section.ts'

/** More than this cannot be named here one by one; they keep their numbers. */
const NAMED_HERE = 60

export function TableCount({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('make')
  const { tables } = draft
  const set = (count: number) => change({ tables: Array.from({ length: count }, (_, i) => tables[i] ?? emptyTable()) })
  return (
    <Stepper
      label={t('tables.label')}
      error={faults.tables}
      hint={t('tables.people', { few: tables.length * 4, many: tables.length * 5 })}
      value={tables.length}
      onChange={set}
      min={1}
      max={LIMITS.tables}
    />
  )
}

/** Names, own questions and call links, for cafés that want them. */
export function TableDetails({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('make')
  const { tables } = draft
  const own = tables.filter(hasOwnThings).length
  const wrong = Object.entries(faults).find(([field]) => field.startsWith('tables.'))?.[1]
  const set = (at: number, next: Partial<DraftTable>) => change({ tables: replaced(tables, at, next) })
  return (
    <Fold
      title={t('tables.details')}
      summary={own > 0 ? t('tables.own', { count: own }) : t('tables.plain')}
      wanted={wrong}
    >
      <p className="hint">{t('tables.detailsHint')}</p>
      <ol className="named-tables">
        {tables.slice(0, NAMED_HERE).map((table, i) => (
          <li key={table.key}>
            <fieldset>
              <legend className="label">{t('tables.name', { n: i + 1 })}</legend>
              <div className="trio">
                <TextInput
                  label={t('tables.nameLabel')}
                  error={faults[`tables.${i}.name`]}
                  placeholder={t('tables.name', { n: i + 1 })}
                  value={table.name}
                  onChange={(name) => set(i, { name: withoutFaults(name) })}
                  maxLength={LIMITS.name}
                  autoComplete="off"
                />
                <TextInput
                  label={t('tables.question')}
                  error={faults[`tables.${i}.question`]}
                  value={table.question}
                  onChange={(question) => set(i, { question: oneLine(question) })}
                  maxLength={LIMITS.question}
                  autoComplete="off"
                />
                <TextInput
                  label={t('tables.callUrl')}
                  error={faults[`tables.${i}.callUrl`]}
                  type="url"
                  dir="ltr"
                  value={table.callUrl}
                  onChange={(callUrl) => set(i, { callUrl })}
                  maxLength={LIMITS.url}
                  autoComplete="off"
                />
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <p className="hint">{t('tables.callHint')}</p>
    </Fold>
  )
}
