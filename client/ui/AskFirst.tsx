import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonProps } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

interface AskFirstProps extends Pick<ButtonProps, 'icon' | 'aria-label'> {
  /** On the button that asks. */
  label: ReactNode
  title: ReactNode
  /** On the button that does it. */
  yes: ReactNode
  /** What it means, in a sentence or two. */
  children: ReactNode
  onYes: () => Promise<void>
}

/** A button for what cannot simply be taken back: what it means is said first, and can be left alone. */
export function AskFirst({ icon, 'aria-label': name, label, title, yes, children, onYes }: AskFirstProps) {
  const { t } = useTranslation('common')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    await onYes()
    setBusy(false)
    setAsking(false)
  }
  return (
    <>
      <Button
        small
        variant="plain"
        {...(icon ? { icon } : {})}
        {...(name ? { 'aria-label': name } : {})}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        alert
        title={title}
        actions={
          <>
            <Button variant="main" busy={busy} onClick={() => void go()}>
              {yes}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
          </>
        }
      >
        <p>{children}</p>
      </Dialog>
    </>
  )
}
