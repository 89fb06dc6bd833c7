import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../state/use-draft.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { createTheme, themeId, themesHeld } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

interface NewThemeProps {
  /** Its first notes. */
  notes?: readonly string[]
  /** Makes it in another way than from nothing. */
  make?: (id: string, name: string) => void
  main?: boolean
  /** Tells its draft from those of other places where a theme can begin. */
  draft: string
  onMade: (themeId: string) => void
}

const entropy = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) }

/** A new theme begins with a name; everyone can change it afterwards. */
export function NewTheme({ notes = [], make, main = false, draft, onMade }: NewThemeProps) {
  const { t } = useTranslation('harvest')
  const { doc } = useHarvest()
  const [name, setName] = useDraft(`theme ${draft}`)
  const [fault, setFault] = useState<string | null>(null)
  const faultOf = (words: string): string | null => {
    if (themesHeld(doc) >= LIMITS.themes) return t('new.full')
    if (words === '') return t('new.noName')
    const { length } = words
    return length > LIMITS.themeName ? t('tooLong', { what: t('theme.name'), most: LIMITS.themeName, length }) : null
  }
  const begin = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(tidyLine(withoutFaults(name)))
    setFault(found)
    if (found !== null) return
    const id = themeId(Date.now(), entropy)
    if (make) make(id, name)
    else createTheme(doc, id, name, notes)
    announce(t('new.made', { name: name.trim() }))
    setName('')
    onMade(id)
  }
  return (
    <form className="new-theme" noValidate onSubmit={begin}>
      <TextInput
        label={t('new.label')}
        value={name}
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
