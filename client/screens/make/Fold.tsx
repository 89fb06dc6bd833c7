import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'

interface FoldProps {
  title: string
  /** What is in it, in a few words. */
  summary: string
  /** Something inside wants attention: it opens. */
  wanted: unknown
  children: ReactNode
}

/** A part of the form that many leave as it is: folded, with its contents said in a line. */
export function Fold({ title, summary, wanted, children }: FoldProps) {
  const [open, setOpen] = useState(Boolean(wanted))
  useEffect(() => {
    if (wanted) setOpen(true)
  }, [wanted])
  return (
    <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="down" size="s" />
        <span className="label">{title}</span>
        <span className="meta fold-words">{summary}</span>
      </summary>
      <div className="fold-in">{children}</div>
    </details>
  )
}
