import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { bringInto } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

interface MergeDialogProps {
  theme: Theme
  onClose: () => void
  /** With the theme that now holds both. */
  onDone: (themeId: string) => void
}

/** With which theme another belongs together, and whose name stands for both. Nothing is deleted by it. */
export function MergeDialog({ theme, onClose, onDone }: MergeDialogProps) {
  const { t } = useTranslation(['harvest', 'common'])
  const { doc, themes } = useHarvest()
  const [other, setOther] = useState<string | null>(null)
  const [stands, setStands] = useState(theme.id)
  const [fault, setFault] = useState(false)
  const nameOf = ({ name }: Theme) => <span dir="auto">{name || t('theme.unnamed')}</span>
  const with_ = themes.find(({ id }) => id === other)
  const merge = () => {
    setFault(!with_)
    if (!with_) return
    const [kept, gone] = stands === theme.id ? [theme, with_] : [with_, theme]
    bringInto(doc, gone.id, kept.id)
    announce(t('merge.done', { theme: kept.name || t('theme.unnamed') }))
    onDone(kept.id)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('merge.title')}
      actions={
        <>
          <Button variant="main" onClick={merge}>
            {t('merge.do')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </>
      }
    >
      <p className="ui">{t('merge.words')}</p>
      <ChoiceGroup
        legend={t('merge.with', { theme: theme.name || t('theme.unnamed') })}
        {...(fault ? { error: t('merge.choose') } : {})}
      >
        {themes
          .filter(({ id }) => id !== theme.id)
          .map((one) => (
            <Choice
              key={one.id}
              type="radio"
              name="merge-with"
              label={nameOf(one)}
              hint={t('theme.count', { count: one.notes.length })}
              checked={other === one.id}
              onChange={() => {
                setOther(one.id)
                setFault(false)
              }}
            />
          ))}
      </ChoiceGroup>
      {with_ && (
        <ChoiceGroup legend={t('merge.stands')} hint={t('merge.kept')}>
          {[theme, with_].map((one) => (
            <Choice
              key={one.id}
              type="radio"
              name="merge-stands"
              label={nameOf(one)}
              checked={(stands === theme.id) === (one.id === theme.id)}
              onChange={() => setStands(one.id)}
            />
          ))}
        </ChoiceGroup>
      )}
    </Dialog>
  )
}
