import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../state/hooks.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'

interface PersonPicksProps {
  label: ReactNode
  hint: ReactNode
  /** Participant ids. */
  value: readonly string[]
  onChange: (ids: string[]) => void
  /** People who cannot be chosen here. */
  without: readonly string[]
  most: number
}

/** A few people of the café, added one after the other. */
export function PersonPicks({ label, hint, value, onChange, without, most }: PersonPicksProps) {
  const { t, i18n } = useTranslation('wishes')
  const cafe = useCafe((state) => state.cafe)
  const me = useCafe((state) => state.me?.participantId)
  const [chosen, setChosen] = useState('')
  const { compare } = new Intl.Collator(i18n.resolvedLanguage ?? 'en', { numeric: true })
  const free = Object.entries(cafe?.people ?? {})
    .filter(([id, { gone }]) => !gone && id !== me && !value.includes(id) && !without.includes(id))
    .sort(([, a], [, b]) => compare(a.name, b.name))
  const pick = free.some(([id]) => id === chosen) ? chosen : ''
  const nameOf = (id: string) => nameIn(cafe, id) ?? t('someone')
  return (
    <div className="stack">
      <Field label={label} hint={hint}>
        {(control) => (
          <div className="row">
            <select
              {...control}
              className="input grow"
              value={pick}
              disabled={value.length >= most}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              <option value="">{t('choose')}</option>
              {free.map(([id, { name }]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Button
              icon="plus"
              disabled={pick === ''}
              onClick={() => {
                onChange([...value, pick])
                announce(t('added', { name: nameOf(pick) }))
              }}
            >
              {t('add')}
            </Button>
          </div>
        )}
      </Field>
      {value.length > 0 && (
        <ul className="row wrap">
          {value.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="chip"
                aria-label={t('remove', { name: nameOf(id) })}
                onClick={() => {
                  onChange(value.filter((other) => other !== id))
                  announce(t('removed', { name: nameOf(id) }))
                }}
              >
                <bdi>{nameOf(id)}</bdi>
                <Icon name="close" size="s" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
