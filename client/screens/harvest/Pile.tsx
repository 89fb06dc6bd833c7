import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useTableLabel, useTables } from '../gallery/tables.ts'
import { GatherNote } from './GatherNote.tsx'
import type { PiledNote } from './pile.ts'
import { Suggestions } from './suggestions/Suggestions.tsx'

/** A longer pile is shown in parts, so that a phone can hold it. */
const PART = 40

interface PileProps {
  /** Not yet in any theme. */
  notes: readonly PiledNote[]
  /** How many there are with those that are gathered. */
  of: number
  arrived: boolean
  /** The table they are from; empty: all. */
  from: string
  mayAll: boolean
  onFrom: (tableId: string) => void
  onPut: ((ref: string) => void) | null
}

/** What has not been gathered yet. */
export function Pile({ notes, of, arrived, from, mayAll, onFrom, onPut }: PileProps) {
  const { t } = useTranslation('harvest')
  const tables = useTables()
  const labelOf = useTableLabel()
  const [shown, setShown] = useState(PART)
  return (
    <section className="napkin pile" aria-labelledby="pile">
      <h2 id="pile">{t('pile.title')}</h2>
      <p className="meta" role="status">
        {t('pile.count', { n: notes.length, count: of })}
      </p>
      {onPut && notes.length > 2 && <Suggestions />}
      <Field label={t('pile.from')}>
        {(control) => (
          <select {...control} className="input" value={from} onChange={(event) => onFrom(event.currentTarget.value)}>
            {mayAll && <option value="">{t('pile.all')}</option>}
            {tables.map((table) => (
              <option key={table.id} value={table.id}>
                {labelOf(table)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!arrived && notes.length === 0 && <Loading />}
      {arrived && notes.length === 0 && <p className="ui soft">{t(of > 0 ? 'pile.done' : 'pile.none')}</p>}
      <ul className="stack">
        {notes.slice(0, shown).map((piled) => (
          <li key={piled.ref}>
            <GatherNote piled={piled} onPut={onPut} />
          </li>
        ))}
      </ul>
      {notes.length > shown && (
        <Button wide onClick={() => setShown(shown + PART)}>
          {t('pile.more', { count: Math.min(PART, notes.length - shown) })}
        </Button>
      )}
    </section>
  )
}
