import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { NextNote } from './NextNote.tsx'
import { atMost } from './text-binding.ts'

interface LayFormProps {
  label: string
  words: string
  onWords: (words: string) => void
  /** They cannot be laid at this moment. */
  busy?: boolean
  onLay: () => void
  onLeave: () => void
  /** Below the field; `describedBy` is its id. */
  children?: ReactNode
  describedBy?: string
}

/** A note that is not on the cloth while it is written, but laid there whole. */
export function LayForm({ label, words, onWords, busy = false, onLay, onLeave, children, describedBy }: LayFormProps) {
  const { t } = useTranslation('table')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.closest('.composer')?.scrollIntoView({ block: 'nearest' })
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    onLay()
  }
  return (
    <>
      <textarea
        ref={field}
        className="pen nodrag nowheel nopan"
        dir="auto"
        rows={2}
        maxLength={LIMITS.note}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={t('compose.placeholder')}
        value={words}
        onChange={(event) => onWords(atMost(withoutFaults(event.currentTarget.value), LIMITS.note))}
        onKeyDown={onKeyDown}
      />
      {children}
      <NextNote />
      <div className="compose-foot">
        <Button small icon="check" busy={busy} onClick={onLay}>
          {t('compose.lay')}
        </Button>
        <Button small variant="plain" onClick={onLeave}>
          {t('compose.leave')}
        </Button>
      </div>
    </>
  )
}
