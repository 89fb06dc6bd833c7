import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { takesNotes } from './drag.ts'
import { NoteParts } from './NoteParts.tsx'
import type { PiledNote } from './pile.ts'
import { notesIn } from './pile.ts'
import type { Chosen } from './use-chosen.ts'
import { useHarvest } from './use-harvest.tsx'

interface ThemeBoardProps {
  hung: ReadonlyMap<string, PiledNote>
  onPut: ((ref: string) => void) | null
  onDrop: ((themeId: string, refs: readonly string[]) => void) | null
  onOpen: (themeId: string) => void
  chosen: Chosen | null
}

/** All themes side by side with their notes, to drag from one to the next; each opens to be named and answered. */
export function ThemeBoard({ hung, onPut, onDrop, onOpen, chosen }: ThemeBoardProps) {
  const { t } = useTranslation('harvest')
  const { themes } = useHarvest()
  return (
    <ul className="theme-board" aria-label={t('lie.boardLabel')}>
      {themes.map((theme) => (
        <li
          key={theme.id}
          className="napkin theme-column stack"
          {...takesNotes(onDrop && ((refs) => onDrop(theme.id, refs)))}
        >
          <h2>
            <Button variant="plain" onClick={() => onOpen(theme.id)}>
              <bdi>{theme.name || t('theme.unnamed')}</bdi>
            </Button>
          </h2>
          <p className="meta">{t('theme.count', { count: theme.notes.length })}</p>
          <NoteParts className="stack" notes={notesIn(theme, hung)} onPut={onPut} chosen={chosen} />
        </li>
      ))}
    </ul>
  )
}
