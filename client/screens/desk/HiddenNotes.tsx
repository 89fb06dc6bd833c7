import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useTables } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { Names } from './Names.tsx'
import { useHideNote } from './use-hide-note.ts'

/** Notes that a host has taken off a cloth, and the way back for them. */
export function HiddenNotes() {
  const { t } = useTranslation('desk')
  const hidden = useDesk((state) => state.hidden)
  const tables = useTables()
  const may = useMay()
  const { restore, restoreAllOf } = useHideNote()
  const cafe = useCafe((state) => state.cafe)
  const entries = Object.entries(hidden).sort(([, a], [, b]) => b.at - a.at)
  if (entries.length === 0) return null
  const open = may('restore-note')
  const hiders = [...new Set(entries.map(([, { by }]) => by))]
  const many = hiders
    .map((by) => ({ by, count: entries.filter(([, one]) => one.by === by).length }))
    .filter(({ count }) => count > 1)
  const restoreAll = async (hostId: string, count: number) => {
    if (await restoreAllOf(hostId)) announce(t('hidden.allBack', { count }))
  }
  return (
    <section className="sheet hidden-notes stack" aria-labelledby="hidden-notes">
      <h2 id="hidden-notes">{t('hidden.title')}</h2>
      <p className="meta">{t('hidden.hint')}</p>
      {open &&
        many.map(({ by, count }) => (
          <Button key={by} icon="undo" onClick={() => void restoreAll(by, count)}>
            {t('hidden.restoreAll', { name: nameIn(cafe, by) || t('hidden.aHost'), count })}
          </Button>
        ))}
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
