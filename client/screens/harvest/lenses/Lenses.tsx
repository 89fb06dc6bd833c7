import { lensWords, toldLens } from '@tablecloth/shared/harvest/lens-words.ts'
import { lensesOf } from '@tablecloth/shared/harvest/lenses.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../../state/hooks.ts'
import { useMay } from '../../../state/use-may.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useHarvest } from '../use-harvest.tsx'
import { LensItem } from './LensItem.tsx'
import { OwnLensDialog } from './OwnLensDialog.tsx'
import './lenses.css'

/** The harvest read through a lens: what it speaks to, and what not at all. */
export function Lenses() {
  const { t, i18n } = useTranslation('lenses')
  const { themes, mayWrite } = useHarvest()
  const may = useMay()
  const own = useRoot('lenses') ?? {}
  const ours = lensWords(i18n.resolvedLanguage ?? 'en')
  const lenses = lensesOf(own).map((lens) => toldLens(lens, ours))
  const [chosen, setChosen] = useState('')
  const [making, setMaking] = useState<'new' | 'again' | null>(null)
  const lens = lenses.find(({ id }) => id === chosen) ?? lenses[0]
  const mayMake = may('make-lens')
  const ownLens = lens?.own ? own[lens.id as keyof typeof own] : undefined
  if (!lens) return null
  return (
    <section className="lenses stack" aria-labelledby="lenses">
      <h2 id="lenses" className="all-themes">
        {t('title')}
      </h2>
      <p className="ui soft">{t('words')}</p>
      <div className="row wrap lens-choice">
        <Field label={t('lens')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={lens.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {lenses.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {mayMake && (
          <Button icon="plus" aria-haspopup="dialog" onClick={() => setMaking('new')}>
            {t('own.open')}
          </Button>
        )}
        {mayMake && ownLens && (
          <Button variant="plain" icon="pen" aria-haspopup="dialog" onClick={() => setMaking('again')}>
            {t('own.change')}
          </Button>
        )}
      </div>
      {themes.length === 0 && <p className="ui soft">{t('noThemes')}</p>}
      {lens.groups.map(({ heading, items }) => (
        <div key={heading ?? ''} className="lens-group">
          {heading && <h3 {...(lens.own ? { dir: 'auto' as const } : {})}>{heading}</h3>}
          <ul>
            {items.map((item) => (
              <LensItem key={`${lens.id}.${item.id}`} lens={lens} item={item} mayMark={mayWrite && themes.length > 0} />
            ))}
          </ul>
        </div>
      ))}
      {lens.source && (
        <p className="meta">
          {t('after')} <bdi lang="en">{`${lens.source.title}, ${lens.source.author}`}</bdi>
        </p>
      )}
      {making && (
        <OwnLensDialog
          {...(making === 'again' && ownLens ? { id: lens.id, before: ownLens } : {})}
          onMade={setChosen}
          onClose={() => setMaking(null)}
        />
      )}
    </section>
  )
}
