import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { createTheme, themeId } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

interface NewThemeProps {
  /** Its first notes. */
  notes?: readonly string[]
  main?: boolean
  onMade: (themeId: string) => void
}

const entropy = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) }

/** A new theme begins with a name; everyone can change it afterwards. */
export function NewTheme({ notes = [], main = false, onMade }: NewThemeProps) {
  const { t } = useTranslation('harvest')
  const { doc, themes } = useHarvest()
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const make = (event: FormEvent) => {
    event.preventDefault()
    const full = themes.length >= LIMITS.themes
    setFault(full ? t('new.full') : name.trim() === '' ? t('new.noName') : null)
    if (full || name.trim() === '') return
    const id = themeId(Date.now(), entropy)
    createTheme(doc, id, name, notes)
    announce(t('new.made', { name: name.trim() }))
    setName('')
    onMade(id)
  }
  return (
    <form className="new-theme" noValidate onSubmit={make}>
      <TextInput
        label={t('new.label')}
        value={name}
        maxLength={LIMITS.themeName}
        autoComplete="off"
        onChange={setName}
        {...(fault ? { error: fault } : {})}
      />
      <Button type="submit" icon="plus" {...(main ? { variant: 'main' as const } : {})}>
        {t('new.make')}
      </Button>
    </form>
  )
}
