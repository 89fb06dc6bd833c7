import { plainWords } from '@tablecloth/shared/text.ts'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useTableLabel, useTables } from '../gallery/tables.ts'
import { NoteParts } from './NoteParts.tsx'
import type { PiledNote } from './pile.ts'
import { Suggestions } from './suggestions/Suggestions.tsx'
import type { Chosen } from './use-chosen.ts'

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
  chosen: Chosen | null
  /** Begins to choose several. */
  onChoose: (() => void) | null
}

/** What has not been gathered yet, of one table or of all, and with certain words or any. */
export function Pile({ notes, of, arrived, from, mayAll, onFrom, onPut, chosen, onChoose }: PileProps) {
  const { t } = useTranslation('harvest')
  const tables = useTables()
  const labelOf = useTableLabel()
  const [words, setWords] = useState('')
  const sought = useDeferredValue(plainWords(words))
  const found = sought === '' ? notes : notes.filter(({ note }) => plainWords(note.text).includes(sought))
  return (
    <section className="napkin pile" aria-labelledby="pile">
      <h2 id="pile">{t('pile.title')}</h2>
      <p className="meta" role="status">
        {t('pile.count', { n: notes.length, count: of })}
        {sought !== '' && ` ${t('pile.found', { count: found.length })}`}
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
      <TextInput type="search" label={t('pile.words')} value={words} onChange={setWords} autoComplete="off" />
      {onChoose && notes.length > 1 && (
        <Button small variant="plain" icon="check" onClick={onChoose}>
          {t('choose.begin')}
        </Button>
      )}
      {!arrived && notes.length === 0 && <Loading />}
      {arrived && notes.length === 0 && <p className="ui soft">{t(of > 0 ? 'pile.done' : 'pile.none')}</p>}
      <NoteParts key={`${from}/${sought}`} className="stack" notes={found} onPut={onPut} chosen={chosen} />
    </section>
  )
}
