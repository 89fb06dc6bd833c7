import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FewWords } from '../../state/FewWords.tsx'
import { useIsHost } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

/** Asks a host to come to the table; the words reach the hosts alone. */
export function CallHost({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('table')
  const host = useIsHost()
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const call = async (words: string) => {
    const answer = await run({ type: 'call-host', ...(words ? { words } : {}) })
    if (answer.ok) announce(t('host.called'))
    return answer.ok
  }
  if (host) return null
  return (
    <>
      <Button
        icon="bell"
        {...(wide ? { wide: true } : { variant: 'plain', small: true })}
        onClick={() => setOpen(true)}
      >
        {t('host.call')}
      </Button>
      <FewWords
        open={open}
        onClose={() => setOpen(false)}
        title={t('host.call')}
        send={t('host.ring')}
        icon="bell"
        label={t('host.words')}
        hint={t('host.hint')}
        optional
        maxLength={LIMITS.announcement}
        onSend={call}
      />
    </>
  )
}
