import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NewTheme } from './NewTheme.tsx'
import type { PiledNote } from './pile.ts'
import { putInto, takeOut } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

interface PutDialogProps {
  asked: PiledNote
  onClose: () => void
  onNew: (themeId: string) => void
}

/** Where a note belongs: into one theme, several, or a new one. The same as dragging it there. */
export function PutDialog({ asked: { ref, note }, onClose, onNew }: PutDialogProps) {
  const { t } = useTranslation('harvest')
  const { doc, themes } = useHarvest()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('put.title')}
      actions={
        <Button variant="main" onClick={onClose}>
          {t('put.close')}
        </Button>
      }
    >
      <blockquote className="note" data-paper={note.paper ?? 'white'} dir="auto">
        <p className="words">{note.text}</p>
      </blockquote>
      {themes.length > 0 && (
        <ChoiceGroup legend={t('put.themes')} hint={t('put.several')}>
          {themes.map(({ id, name, notes }) => (
            <Choice
              key={id}
              label={<span dir="auto">{name || t('theme.unnamed')}</span>}
              checked={notes.includes(ref)}
              onChange={(checked) => (checked ? putInto(doc, id, ref) : takeOut(doc, id, ref))}
            />
          ))}
        </ChoiceGroup>
      )}
      <NewTheme notes={[ref]} onMade={onNew} />
    </Dialog>
  )
}
