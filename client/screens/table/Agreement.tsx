import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCafe, useIsHost, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

const NO_LINES: readonly string[] = []
const useLines = () => useCafe(({ cafe, welcome }) => cafe?.info.agreement ?? welcome?.agreement ?? NO_LINES)

function Lines() {
  const lines = useLines()
  return (
    <ul className="agreement">
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  )
}

/** What everyone here agreed to, always within reach. */
export function AgreementButton({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('table')
  const lines = useLines()
  const [open, setOpen] = useState(false)
  if (lines.length === 0) return null
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
        <Lines />
      </Dialog>
    </>
  )
}

/** For those who came straight to a table and have not seen it yet. */
export function AgreementNotice() {
  const { t } = useTranslation('table')
  const lines = useLines()
  const me = useMe()
  const host = useIsHost()
  const run = useCommand()
  if (!me || me.agreed || host || lines.length === 0) return null
  return (
    <Notice
      still
      icon="people"
      title={t('agreement.before')}
      actions={
        <Button small icon="check" onClick={() => void run({ type: 'accept-agreement' })}>
          {t('agreement.accept')}
        </Button>
      }
    >
      <Lines />
    </Notice>
  )
}
