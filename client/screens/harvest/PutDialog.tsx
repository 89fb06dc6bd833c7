import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NewTheme } from './NewTheme.tsx'
import type { PiledNote } from './pile.ts'
import { putInto, splitOff, takeOut } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

interface PutDialogProps {
  /** At least one. */
  asked: readonly PiledNote[]
  /** The theme from which several are taken; they may stay there too. */
  from: Theme | null
  onClose: () => void
  onNew: (themeId: string) => void
}

/** Where notes belong: into one theme, several, or a new one. The same as dragging them there. */
export function PutDialog({ asked, from, onClose, onNew }: PutDialogProps) {
  const { t } = useTranslation('harvest')
  const { doc, themes } = useHarvest()
  const [move, setMove] = useState(false)
  const refs = asked.map(({ ref }) => ref)
  const [first] = asked
  const set = (id: string, checked: boolean) => {
    if (checked) putInto(doc, id, refs)
    else for (const ref of refs) takeOut(doc, id, ref)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={asked.length > 1 ? t('put.titleMany', { count: asked.length }) : t('put.title')}
      actions={
        <Button variant="main" onClick={onClose}>
          {t('put.close')}
        </Button>
      }
    >
      {asked.length === 1 && first && (
        <blockquote className="note" data-paper={first.note.paper ?? 'white'} dir="auto">
          <p className="words">{first.note.text}</p>
        </blockquote>
      )}
      {from && (
        <ChoiceGroup legend={t('split.legend', { theme: from.name || t('theme.unnamed') })}>
          <Choice type="radio" name="split" label={t('split.also')} checked={!move} onChange={() => setMove(false)} />
          <Choice type="radio" name="split" label={t('split.instead')} checked={move} onChange={() => setMove(true)} />
        </ChoiceGroup>
      )}
      <NewTheme
        draft={[...refs].sort().join(' ')}
        notes={refs}
        {...(from ? { make: (id, name) => splitOff(doc, { from: from.id, id, name, refs, move }) } : {})}
        onMade={onNew}
      />
      {themes.length > 0 && (
        <ChoiceGroup legend={t('put.themes')} hint={t('put.several')}>
          {themes.map(({ id, name, notes }) => (
            <Choice
              key={id}
              label={<span dir="auto">{name || t('theme.unnamed')}</span>}
              checked={refs.every((ref) => notes.includes(ref))}
              onChange={(checked) => set(id, checked)}
            />
          ))}
        </ChoiceGroup>
      )}
    </Dialog>
  )
}
