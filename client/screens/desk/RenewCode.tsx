import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Another join code: the card shows it as soon as it is there. */
export function RenewCode() {
  const { t } = useTranslation(['kept', 'common'])
  const run = useCommand()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const renew = async () => {
    setBusy(true)
    const answer = await run({ type: 'renew-code' })
    setBusy(false)
    setAsking(false)
    if (answer.ok) announce(t('renew.codeDone'))
  }
  return (
    <>
      <Button small variant="plain" icon="key" onClick={() => setAsking(true)}>
        {t('renew.code')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('renew.codeTitle')}
        actions={
          <>
            <Button variant="main" busy={busy} onClick={() => void renew()}>
              {t('renew.yes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
          </>
        }
      >
        <p>{t('renew.codeWords')}</p>
      </Dialog>
    </>
  )
}
