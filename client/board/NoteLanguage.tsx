import { useTranslation } from 'react-i18next'
import { languages } from '../i18n/languages.ts'
import { useRoot } from '../state/hooks.ts'
import type { TableNote } from '../state/table-store.ts'
import { Field } from '../ui/Field.tsx'
import { setLanguage } from './note-actions.ts'
import { useDoc } from './use-cloth.ts'

/** In which language a note is written, so that it is read aloud and set in print as such. */
export function NoteLanguage({ note }: { note: TableNote }) {
  const { t, i18n } = useTranslation('table')
  const doc = useDoc()
  const info = useRoot('info')
  const codes = [...new Set([...(info?.languages ?? []), ...languages.map(({ code }) => code)])]
  const names = new Intl.DisplayNames([i18n.resolvedLanguage ?? 'en'], { type: 'language' })
  const known = note.lang === undefined || codes.includes(note.lang) ? codes : [...codes, note.lang]
  return (
    <Field label={t('note.language')}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={note.lang ?? ''}
          onChange={(event) => setLanguage(doc, note.id, event.currentTarget.value)}
        >
          {note.lang === undefined && <option value="">{t('note.languageUnsaid')}</option>}
          {known.map((code) => (
            <option key={code} value={code}>
              {names.of(code) ?? code}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
