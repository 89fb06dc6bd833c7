import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { writeClipboard } from '../../ui/copy-text.ts'

/** Puts a person's own words on their clipboard. */
export function KeepWords({ text }: { text: string }) {
  const { t } = useTranslation(['table', 'common'])
  const field = useRef<HTMLTextAreaElement>(null)
  const [kept, setKept] = useState(false)
  const copy = async () => {
    const done = (await writeClipboard(text)) || copyFrom(field.current)
    setKept(done)
    if (done) announce(t('common:copied'))
  }
  return (
    <>
      <textarea ref={field} className="vh" tabIndex={-1} aria-hidden="true" readOnly value={text} />
      <Button small icon={kept ? 'check' : 'copy'} onClick={() => void copy()}>
        {t(kept ? 'common:copied' : 'leftOver.keep')}
      </Button>
    </>
  )
}

/** The old way, for plain HTTP on a venue's network; it keeps the lines. */
function copyFrom(field: HTMLTextAreaElement | null): boolean {
  const before = document.activeElement
  field?.focus()
  field?.select()
  const done = document.execCommand('copy')
  if (before instanceof HTMLElement) before.focus()
  return done
}
