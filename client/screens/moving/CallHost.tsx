import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

/** Asks a host to come, with a few words that only hosts read. */
export function CallHost() {
  const { t } = useTranslation(['moving', 'common'])
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  const call = async () => {
    setBusy(true)
    const answer = await run({ type: 'call-host', ...(words.trim() ? { words } : {}) })
    setBusy(false)
    setOpen(false)
    if (!answer.ok) return
    setWords('')
    setSent(true)
    announce(t('handSent'))
  }
  return (
    <>
      <Button icon="bell" onClick={() => setOpen(true)}>
        {t('hand')}
      </Button>
      {sent && <p className="ui soft">{t('handSent')}</p>}
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('handTitle')}
        actions={
          <>
            <Button variant="main" icon="bell" busy={busy} onClick={() => void call()}>
              {t('handSend')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button>
          </>
        }
      >
        <TextArea
          label={t('handWords')}
          optional
          value={words}
          onChange={(text) => setWords(withoutFaults(text))}
          maxLength={LIMITS.announcement}
        />
      </Dialog>
    </>
  )
}
