import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, usePhase } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Choice } from '../ui/Choice.tsx'

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
  // What was chosen a moment ago, until the server says it too.
  const [chosen, setChosen] = useState<boolean | null>(null)
  if (!me || !may) return null
  const choose = async (out: boolean) => {
    setChosen(out)
    const answer = await run({ type: 'count-me-in', counted: !out })
    setChosen(null)
    if (answer.ok) announce(t(out ? 'count.off' : 'count.on'))
  }
  return (
    <Choice
      label={t('count.label')}
      hint={`${t('count.first')} ${t('count.second')}`}
      checked={chosen ?? !me.counted}
      aria-busy={chosen !== null}
      onChange={(out) => {
        if (chosen === null) void choose(out)
      }}
    />
  )
}
