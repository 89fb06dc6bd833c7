import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { announce } from '../../ui/announce.ts'

/** Another join code: the card shows it as soon as it is there. */
export function RenewCode() {
  const { t } = useTranslation('kept')
  const run = useCommand()
  const renew = async () => {
    const answer = await run({ type: 'renew-code' })
    if (answer.ok) announce(t('renew.codeDone'))
  }
  return (
    <AskFirst icon="key" label={t('renew.code')} title={t('renew.codeTitle')} yes={t('renew.yes')} onYes={renew}>
      {t('renew.codeWords')}
    </AskFirst>
  )
}
