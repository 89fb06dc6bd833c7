import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Asks something that must be answered: a press beside it does not close it. */
  alert?: boolean
  className?: string
}

/**
 * A native modal: the page behind is inert, Escape closes, and focus returns to where it was.
 * It starts at the control marked `data-first`, else at the first one.
 */
export function Dialog({ open, onClose, title, children, actions, alert = false, className }: DialogProps) {
  const { t } = useTranslation('common')
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const dialog = ref.current
    if (!open || !dialog) return
    const from = document.activeElement
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      dialog.close()
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [open])

  useEffect(() => {
    const dialog = ref.current
    if (!open || !dialog || alert) return
    const pressBeside = (event: MouseEvent) => {
      if (event.target === dialog) onClose()
    }
    dialog.addEventListener('click', pressBeside)
    return () => dialog.removeEventListener('click', pressBeside)
  }, [open, alert, onClose])

  return (
    <dialog
      ref={ref}
      className={classes('dialog', className)}
      aria-labelledby={id}
      {...(alert ? { role: 'alertdialog' } : {})}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <>
          <div className="top">
            <h2 id={id}>{title}</h2>
            <Button variant="icon" className="plain" icon="close" aria-label={t('close')} onClick={onClose} />
          </div>
          <div className="in">
            {children}
            {actions && <div className="acts">{actions}</div>}
          </div>
        </>
      )}
    </dialog>
  )
}
