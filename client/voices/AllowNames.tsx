import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { Choice } from '../ui/Choice.tsx'
import { useMayChoose } from './CountMe.tsx'

/** One's own yes to times by name: everybody's is needed, and nobody learns whose is missing. */
export function AllowNames() {
  const { t } = useTranslation('voices')
  const me = useMe()
  const may = useMayChoose()
  const run = useCommand()
  const [chosen, setChosen] = useState<boolean | null>(null)
  if (!me || !may) return null
  const choose = async (allow: boolean) => {
    setChosen(allow)
    await run({ type: 'allow-names', allow })
    setChosen(null)
  }
  return (
    <Choice
      label={t('promise.allow')}
      hint={t('promise.allowHint')}
      checked={chosen ?? me.allowsNames}
      aria-busy={chosen !== null}
      onChange={(allow) => {
        if (chosen === null) void choose(allow)
      }}
    />
  )
}
