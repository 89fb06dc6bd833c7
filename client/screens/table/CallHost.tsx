import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsHost } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

/** Asks a host to come to the table; the words reach the hosts alone. */
export function CallHost({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation(['table', 'common'])
  const host = useIsHost()
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const call = async () => {
    setBusy(true)
    const answer = await run({ type: 'call-host', ...(words.trim() ? { words } : {}) })
    setBusy(false)
    if (!answer.ok) return
    setOpen(false)
    setWords('')
    announce(t('host.called'))
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
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('host.call')}
        actions={
          <>
            <Button variant="main" icon="bell" busy={busy} onClick={() => void call()}>
              {t('host.ring')}
            </Button>
            <Button variant="plain" onClick={() => setOpen(false)}>
              {t('common:cancel')}
            </Button>
          </>
        }
      >
        <TextArea
          label={t('host.words')}
          hint={t('host.hint')}
          optional
          value={words}
          maxLength={LIMITS.announcement}
          onChange={setWords}
        />
      </Dialog>
    </>
  )
}
