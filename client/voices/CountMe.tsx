import { useTranslation } from 'react-i18next'
import { useMe, usePhase } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Choice } from '../ui/Choice.tsx'
import { usePrivateChoice } from './use-private-choice.ts'

/** Whether a private choice about one's own talk can be made now. */
export function useMayChoose(): boolean {
  const me = useMe()
  const phase = usePhase()
  return me?.role === 'participant' && me.admitted && (phase === 'lobby' || phase === 'round' || phase === 'between')
}

/** "Do not count me", with what that does and what it cannot do. */
export function CountMe() {
  const { t } = useTranslation('voices')
  const me = useMe()
  const may = useMayChoose()
  const run = useCommand()
  const choice = usePrivateChoice(me ? !me.counted : false, async (out) => {
    const answer = await run({ type: 'count-me-in', counted: !out })
    if (answer.ok) announce(t(out ? 'count.off' : 'count.on'))
  })
  if (!me || !may) return null
  return <Choice label={t('count.label')} hint={`${t('count.first')} ${t('count.second')}`} {...choice} />
}
