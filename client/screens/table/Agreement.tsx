import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgreementLines } from '../../agreement/AgreementLines.tsx'
import { useAgreement } from '../../agreement/use-agreement.ts'
import { useIsHost, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** What everyone here agreed to, always within reach, to be promised at any time. */
export function AgreementButton({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation(['table', 'agreement'])
  const { words, version } = useAgreement()
  const me = useMe()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const run = useCommand()
  if (words.lines.length === 0) return null
  const promise = async () => {
    const answer = await run({ type: 'accept-agreement', version })
    if (answer.ok) announce(t('agreement:promised'))
  }
  return (
    <>
      <Button
        icon="people"
        {...(wide ? { wide: true } : { variant: 'plain', small: true })}
        onClick={() => setOpen(true)}
      >
        {t('agreement.title')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('agreement.title')}>
        <AgreementLines words={words} className="agreement" />
        {me && !me.agreed && may('accept-agreement') && (
          <Button icon="check" onClick={() => void promise()}>
            {t('agreement:promise')}
          </Button>
        )}
      </Dialog>
    </>
  )
}

/** For those who came straight to a table and have not seen it yet. */
export function AgreementNotice() {
  const { t } = useTranslation('table')
  const { words, version } = useAgreement()
  const me = useMe()
  const host = useIsHost()
  const run = useCommand()
  // Whoever promised earlier words, or knows others, is told what was changed.
  const knowsOther = me?.agreement.promised || me?.agreement.changed
  if (!me || me.agreed || knowsOther || host || words.lines.length === 0) return null
  return (
    <Notice
      still
      icon="people"
      title={t('agreement.before')}
      actions={
        <Button small icon="check" onClick={() => void run({ type: 'accept-agreement', version })}>
          {t('agreement.accept')}
        </Button>
      }
    >
      <AgreementLines words={words} className="agreement" />
    </Notice>
  )
}
