import { type ReactNode, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Chips } from '../ui/Chips.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { offeredLanguages, ownLanguageName } from './language-names.ts'

interface LanguagesFieldProps {
  legend: ReactNode
  hint?: ReactNode
  /** Tags that stand there to be chosen. */
  suggested: readonly string[]
  value: readonly string[]
  onChange: (tags: string[]) => void
}

/** Languages as chips, each in its own name; any other can be added to them. */
export function LanguagesField({ legend, hint, suggested, value, onChange }: LanguagesFieldProps) {
  const { t } = useTranslation('join')
  const [added, setAdded] = useState<string[]>([])
  const [adding, setAdding] = useState(false)
  const id = useId()
  const tags = [...new Set([...suggested, ...value, ...added])]
  const add = (tag: string) => {
    setAdded([...added, tag])
    onChange([...tags, tag].filter((one) => one === tag || value.includes(one)))
    announce(t('language.added', { name: ownLanguageName(tag) }))
  }
  return (
    <div className="stack">
      <Chips
        legend={legend}
        hint={hint}
        options={tags.map((tag) => ({ value: tag, label: ownLanguageName(tag), lang: tag }))}
        value={value}
        onChange={onChange}
      >
        <button
          type="button"
          className="chip"
          aria-expanded={adding}
          aria-controls={id}
          onClick={() => setAdding(!adding)}
        >
          <Icon name={adding ? 'minus' : 'plus'} size="s" />
          {t('language.add')}
        </button>
      </Chips>
      <div id={id} hidden={!adding}>
        {adding && <LanguagePicker without={tags} onAdd={add} />}
      </div>
    </div>
  )
}

function LanguagePicker({ without, onAdd }: { without: readonly string[]; onAdd: (tag: string) => void }) {
  const { t, i18n } = useTranslation('join')
  const reader = i18n.resolvedLanguage ?? 'en'
  const all = useMemo(() => offeredLanguages(reader), [reader])
  const free = all.filter(({ tag }) => !without.includes(tag))
  const [chosen, setChosen] = useState('')
  const tag = free.some((one) => one.tag === chosen) ? chosen : (free[0]?.tag ?? '')
  return (
    <Field label={t('language.choose')}>
      {(control) => (
        <div className="row">
          <select
            {...control}
            className="input grow language-picker"
            value={tag}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {free.map((one) => (
              <option key={one.tag} value={one.tag}>
                {one.name}
              </option>
            ))}
          </select>
          <Button icon="plus" disabled={!tag} onClick={() => onAdd(tag)}>
            {t('language.addThis')}
          </Button>
        </div>
      )}
    </Field>
  )
}
