import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { BroughtTogether } from './BroughtTogether.tsx'
import { takesNotes } from './drag.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { NoteParts } from './NoteParts.tsx'
import { notesIn, type PiledNote } from './pile.ts'
import { Recommendations } from './Recommendations.tsx'
import { SharedWords } from './SharedWords.tsx'
import { ThemeVoices } from './ThemeVoices.tsx'
import { deleteTheme, takeOut, themeText } from './themes.ts'
import type { Chosen } from './use-chosen.ts'
import { useHarvest } from './use-harvest.tsx'

interface ThemeSheetProps {
  theme: Theme
  /** From 1. */
  place: number
  of: number
  hung: ReadonlyMap<string, PiledNote>
  onPut: ((ref: string) => void) | null
  onDrop: ((refs: readonly string[]) => void) | null
  /** Opens another, or none. */
  onOpen: (themeId: string | null) => void
  chosen: Chosen | null
  /** Begins to choose several. */
  onChoose: (() => void) | null
}

/** The theme that lies open: its name, what it is about, and the notes in it. */
export function ThemeSheet({ theme, place, of, hung, onPut, onDrop, onOpen, chosen, onChoose }: ThemeSheetProps) {
  const { t } = useTranslation('harvest')
  const { doc, mayWrite } = useHarvest()
  const [merging, setMerging] = useState(false)
  const name = themeText(doc, theme.id, 'name')
  const description = themeText(doc, theme.id, 'description')
  const notes = notesIn(theme, hung)
  const away = theme.notes.length - notes.length
  const remove = () => {
    if (!deleteTheme(doc, theme.id)) return
    announce(t('theme.gone'))
    onOpen(null)
  }
  const out = useCallback(
    (ref: string) => {
      takeOut(doc, theme.id, ref)
      announce(t('theme.tookOut'))
    },
    [doc, theme.id, t],
  )
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
        <div className="row wrap">
          <p className="meta grow">{t('theme.count', { count: theme.notes.length })}</p>
          {onChoose && notes.length > 1 && (
            <Button small variant="plain" icon="check" onClick={onChoose}>
              {t('choose.split')}
            </Button>
          )}
          {mayWrite && of > 1 && (
            <Button small variant="plain" icon="thread" aria-haspopup="dialog" onClick={() => setMerging(true)}>
              {t('merge.open')}
            </Button>
          )}
        </div>
        <NoteParts className="got" notes={notes} onPut={onPut} onTakeOut={mayWrite ? out : null} chosen={chosen} />
        {theme.notes.length === 0 && (
          <p className="ui soft drop-here">{t(mayWrite ? 'theme.empty' : 'theme.nothing')}</p>
        )}
        {away > 0 && <p className="meta">{t('theme.away', { count: away })}</p>}
        <BroughtTogether theme={theme} />
        <Recommendations theme={theme} />
        <ThemeVoices theme={theme} />
        {mayWrite && theme.notes.length === 0 && theme.parts.length === 0 && (
          <p>
            <Button small variant="plain" icon="trash" onClick={remove}>
              {t('theme.remove')}
            </Button>
          </p>
        )}
      </div>
      {merging && (
        <MergeDialog
          theme={theme}
          onClose={() => setMerging(false)}
          onDone={(id) => {
            setMerging(false)
            onOpen(id)
          }}
        />
      )}
    </article>
  )
}
