import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../state/CommandTrouble.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { AllowNames } from './AllowNames.tsx'
import { CountMe } from './CountMe.tsx'

/** What is known about oneself and what is not, in two sentences, and the choices that go with it. */
export function KnownButton({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('voices')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="lock" {...(wide ? { wide: true } : { small: true })} onClick={() => setOpen(true)}>
        {t('known.open')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('known.open')}>
        <p>{t('known.yes')}</p>
        <p>{t('known.no')}</p>
        <CommandTrouble />
        <div>
          <CountMe />
          <AllowNames />
        </div>
      </Dialog>
    </>
  )
}
