import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { takesNotes } from './drag.ts'
import { GatherNote } from './GatherNote.tsx'
import type { PiledNote } from './pile.ts'
import { Recommendations } from './Recommendations.tsx'
import { SharedWords } from './SharedWords.tsx'
import { ThemeVoices } from './ThemeVoices.tsx'
import { deleteTheme, takeOut, themeText } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

interface ThemeSheetProps {
  theme: Theme
  /** From 1. */
  place: number
  of: number
  hung: ReadonlyMap<string, PiledNote>
  onPut: ((ref: string) => void) | null
  onDrop: ((ref: string) => void) | null
  onGone: () => void
}

/** The theme that lies open: its name, what it is about, and the notes in it. */
export function ThemeSheet({ theme, place, of, hung, onPut, onDrop, onGone }: ThemeSheetProps) {
  const { t } = useTranslation('harvest')
  const { doc, mayWrite } = useHarvest()
  const name = themeText(doc, theme.id, 'name')
  const description = themeText(doc, theme.id, 'description')
  const notes = [...hung.values()].filter(({ ref }) => theme.notes.includes(ref))
  const away = theme.notes.length - notes.length
  const remove = () => {
    if (!deleteTheme(doc, theme.id)) return
    announce(t('theme.gone'))
    onGone()
  }
  const out = (ref: string) => {
    takeOut(doc, theme.id, ref)
    announce(t('theme.tookOut'))
  }
  return (
    <article className="sheet theme" aria-labelledby="open-theme" {...takesNotes(onDrop)}>
      <Selvedge count={place} />
      <div className="in stack">
        <div>
          <p className="meta">{t('theme.place', { n: place, of })}</p>
          <h2 id="open-theme" className={mayWrite ? 'vh' : undefined}>
            <bdi>{theme.name || t('theme.unnamed')}</bdi>
          </h2>
        </div>
        {mayWrite && name && <SharedWords label={t('theme.name')} text={name} most={LIMITS.themeName} lines="one" />}
        {mayWrite && description && (
          <SharedWords
            label={t('theme.about')}
            hint={t('theme.aboutHint')}
            text={description}
            most={LIMITS.themeDescription}
            lines="many"
          />
        )}
        {!mayWrite && theme.description && (
          <p className="lead soft words" dir="auto">
            {theme.description}
          </p>
        )}
        <p className="meta">{t('theme.count', { count: theme.notes.length })}</p>
        <ul className="got">
          {notes.map((piled) => (
            <li key={piled.ref}>
              <GatherNote piled={piled} onPut={onPut} onTakeOut={mayWrite ? () => out(piled.ref) : null} />
            </li>
          ))}
        </ul>
        {theme.notes.length === 0 && (
          <p className="ui soft drop-here">{t(mayWrite ? 'theme.empty' : 'theme.nothing')}</p>
        )}
        {away > 0 && <p className="meta">{t('theme.away', { count: away })}</p>}
        <Recommendations theme={theme} />
        <ThemeVoices theme={theme} />
        {mayWrite && theme.notes.length === 0 && (
          <p>
            <Button small variant="plain" icon="trash" onClick={remove}>
              {t('theme.remove')}
            </Button>
          </p>
        )}
      </div>
    </article>
  )
}
