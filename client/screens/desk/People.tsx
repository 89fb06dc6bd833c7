import { plainName } from '@tablecloth/shared/cafe/look-alike.ts'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { useMay } from '../../state/use-may.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { useTables } from '../gallery/tables.ts'
import { PersonRow } from './PersonRow.tsx'
import { PersonSheet } from './PersonSheet.tsx'

const NOBODY: CafeRoots['people'] = {}
/** From here on a name is looked for, not looked through. */
const MANY = 15

/** Who came, by name. */
export function People() {
  const { t, i18n } = useTranslation('desk')
  const people = useRoot('people') ?? NOBODY
  const seats = useRoot('seats')
  const tables = useTables()
  const [wish, setWish] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const all = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.resolvedLanguage ?? 'en', { numeric: true })
    return Object.entries(people).sort(([, a], [, b]) => compare(a.name, b.name))
  }, [people, i18n.resolvedLanguage])
  const may = useMay()
  const mayChange = may('move') || may('set-table-host') || may('remove')
  const here = all.filter(([, person]) => !person.gone)
  const shown = here.filter(([, { name }]) => plainName(name).includes(plainName(wish)))
  const tableAt = (id: string) => tables.find((table) => table.id === seats?.[id as ParticipantId])
  return (
    <section className="sheet who-came" aria-labelledby="people">
      <div className="row wrap between">
        <h2 id="people">{t('people.title')}</h2>
        <p className="ui soft">{t('people.count', { count: here.length })}</p>
      </div>
      {here.length > MANY && <TextInput type="search" label={t('people.find')} value={wish} onChange={setWish} />}
      {here.length === 0 && <p className="ui soft">{t('people.nobody')}</p>}
      <ul className="people-list">
        {shown.map(([id, person]) => (
          <li key={id}>
            <PersonRow
              person={person}
              table={tableAt(id)}
              hosts={tables.find(({ hostId }) => hostId === id)}
              onOpen={mayChange ? () => setOpen(id) : undefined}
            />
          </li>
        ))}
      </ul>
      <PersonSheet id={open as ParticipantId | null} onClose={() => setOpen(null)} />
    </section>
  )
}
