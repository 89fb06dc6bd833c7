import { useTranslation } from 'react-i18next'
import { useMe } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { Choice } from '../ui/Choice.tsx'
import { useMayChoose } from './CountMe.tsx'
import { usePrivateChoice } from './use-private-choice.ts'

/** One's own yes to times by name: everybody's is needed, and nobody learns whose is missing. */
export function AllowNames() {
  const { t } = useTranslation('voices')
  const me = useMe()
  const may = useMayChoose()
  const run = useCommand()
  const choice = usePrivateChoice(me?.allowsNames ?? false, (allow) => run({ type: 'allow-names', allow }))
  if (!me || !may) return null
  return <Choice label={t('promise.allow')} hint={t('promise.allowHint')} {...choice} />
}
