import { useTranslation } from 'react-i18next'
import { takesNotes } from './drag.ts'
import { NewTheme } from './NewTheme.tsx'
import { useHarvest } from './use-harvest.tsx'

interface ThemeCardsProps {
  open: string | null
  onOpen: (themeId: string) => void
  onDrop: ((themeId: string, refs: string[]) => void) | null
}

/** All themes side by side, to open one or to drop a note on one; and a place for a new one. */
export function ThemeCards({ open, onOpen, onDrop }: ThemeCardsProps) {
  const { t } = useTranslation('harvest')
  const { themes, mayWrite } = useHarvest()
  const show = (id: string) => {
    onOpen(id)
    document.getElementById('open-theme')?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <section aria-labelledby="all-themes" className="stack">
      <h2 id="all-themes" className="all-themes">
        {t('themes.title')}
      </h2>
      {themes.length === 0 && <p className="lead soft">{t(mayWrite ? 'themes.none' : 'themes.noneWere')}</p>}
      {themes.length > 0 && (
        <ul className="theme-cards">
          {themes.map(({ id, name, notes, parts }) => (
            <li key={id}>
              <button
                type="button"
                className="napkin theme-card"
                aria-pressed={id === open}
                onClick={() => show(id)}
                {...takesNotes(onDrop && ((refs) => onDrop(id, refs)))}
              >
                <b>
                  <bdi>{name || t('theme.unnamed')}</bdi>
                </b>
                <span className="meta">
                  {t('theme.count', { count: notes.length })}
                  {parts.length > 0 && ` · ${t('brought.count', { count: parts.length + 1 })}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <NewTheme draft="" main={themes.length === 0} onMade={onOpen} />}
    </section>
  )
}
