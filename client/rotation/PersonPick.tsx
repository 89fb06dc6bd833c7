import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/Field.tsx'
import { useByName } from './use-by-name.ts'

export interface Choosing {
  /** A person's id; `null` while nobody is chosen. */
  chosen: string | null
  onChoose: (personId: string | null) => void
}

/** One of the rotation's people, or nobody. */
export function PersonPick({ people, chosen, onChoose }: Pick<Rotation, 'people'> & Choosing) {
  const { t } = useTranslation('rotation')
  const sorted = useByName(people)
  return (
    <Field label={t('choose')}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value || null)}
        >
          <option value="">{t('nobody')}</option>
          {sorted.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
