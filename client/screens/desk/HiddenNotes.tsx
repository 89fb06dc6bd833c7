import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useTables } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { Names } from './Names.tsx'
import { useHideNote } from './use-hide-note.ts'
import { useWhereabouts } from './use-whereabouts.ts'

/** Notes that a host has taken off a cloth, and the way back for them. */
export function HiddenNotes() {
  const { t } = useTranslation('desk')
  const hidden = useDesk((state) => state.hidden)
  const tables = useTables()
  const { phase } = useWhereabouts()
  const { restore } = useHideNote()
  const entries = Object.entries(hidden).sort(([, a], [, b]) => b.at - a.at)
  if (entries.length === 0) return null
  const open = phase !== 'lobby' && phase !== 'closed'
  return (
    <section className="sheet hidden-notes stack" aria-labelledby="hidden-notes">
      <h2 id="hidden-notes">{t('hidden.title')}</h2>
      <p className="meta">{t('hidden.hint')}</p>
      <ul className="stack">
        {entries.map(([key, { text, author }]) => {
          const [tableId = '', noteId = ''] = key.split('/')
          return (
            <li key={key} className="hidden-note">
              <blockquote dir="auto">{text}</blockquote>
              <p className="meta">
                {author === null ? t('hidden.unnamed') : <Names ids={[author]} />}
                {t('comma')}
                <bdi>{tables.find(({ id }) => id === tableId)?.name}</bdi>
              </p>
              {open && (
                <Button small icon="undo" onClick={() => void restore(tableId, noteId)}>
                  {t('hidden.restore')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
