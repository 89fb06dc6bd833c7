import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FewWords } from '../../state/FewWords.tsx'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

/** Asks a host to come, with a few words that only hosts read. */
export function CallHost() {
  const { t } = useTranslation('moving')
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(false)
  const call = async (words: string) => {
    const answer = await run({ type: 'call-host', ...(words ? { words } : {}) })
    if (!answer.ok) return false
    setSent(true)
    announce(t('handSent'))
    return true
  }
  return (
    <>
      <Button icon="bell" onClick={() => setOpen(true)}>
        {t('hand')}
      </Button>
      {sent && <p className="ui soft">{t('handSent')}</p>}
      <FewWords
        open={open}
        onClose={() => setOpen(false)}
        title={t('handTitle')}
        send={t('handSend')}
        icon="bell"
        label={t('handWords')}
        optional
        maxLength={LIMITS.announcement}
        onSend={call}
      />
    </>
  )
}
