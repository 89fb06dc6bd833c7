import { useTranslation } from 'react-i18next'
import { useIsHost, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

/** Out for a while, and back in: anybody may, whenever they like. */
export function StepOut({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation('away')
  const me = useMe()
  const host = useIsHost()
  const run = useCommand()
  if (!me || host) return null
  const go = async () => {
    const answer = await run({ type: 'step-out', out: !me.away })
    if (answer.ok) announce(t(me.away ? 'backDone' : 'title'))
  }
  return (
    <Button
      icon="door"
      {...(me.away ? { variant: 'main' as const } : { small: true, ...(quiet ? { variant: 'plain' as const } : {}) })}
      title={me.away ? undefined : t('goWords')}
      onClick={() => void go()}
    >
      {t(me.away ? 'back' : 'go')}
    </Button>
  )
}
