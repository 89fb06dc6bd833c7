import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { IconName } from '../ui/icons.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { CommandTrouble } from './CommandTrouble.tsx'

interface FewWordsProps {
  open: boolean
  onClose: () => void
  title: string
  /** What the button says that sends them. */
  send: string
  icon?: IconName
  /** Of the field for the words. */
  label: string
  hint?: string
  maxLength: number
  /** Nothing may be said, too. */
  optional?: boolean
  /** Words to begin with each time; without it, what was not sent is still there. */
  begin?: string
  /** Above the words, and below them: more that can be said or chosen. */
  before?: ReactNode
  children?: ReactNode
  /** Whether they went out; if not, the dialog stays with every word and says why. */
  onSend: (words: string) => Promise<boolean>
}

/** A few words to somebody: written, sent, and kept when they could not be. */
export function FewWords({ open, onClose, title, send, icon, before, children, onSend, ...field }: FewWordsProps) {
  const { t } = useTranslation('common')
  const { begin, optional = false, label, hint, maxLength } = field
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [empty, setEmpty] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!open) return
    setEmpty(false)
    setFailed(false)
    if (begin !== undefined) setWords(begin)
  }, [open, begin])
  const go = async () => {
    const clean = withoutFaults(words).trim()
    const nothing = clean === '' && !optional
    setEmpty(nothing)
    if (nothing) return
    setBusy(true)
    const sent = await onSend(clean)
    setBusy(false)
    setFailed(!sent)
    if (!sent) return
    setWords('')
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button variant="main" {...(icon ? { icon } : {})} busy={busy} onClick={() => void go()}>
            {send}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {before}
      {failed && <CommandTrouble />}
      <TextArea
        {...(before ? {} : { 'data-first': true })}
        label={label}
        hint={hint}
        optional={optional}
        value={words}
        maxLength={maxLength}
        error={empty && words.trim() === '' ? t('wordsFirst') : undefined}
        onChange={setWords}
      />
      {children}
    </Dialog>
  )
}
