import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from '../ui/classes.ts'

interface ScrollerProps {
  label: string
  children: ReactNode
  className?: string
  /** A place inside that should be in view, in CSS px from the left; it moves only what is out of sight. */
  show?: number | null
}

/** What may be wider than the page scrolls in a box of its own; while it does, a stop for the keyboard. */
export function Scroller({ label, children, className, show = null }: ScrollerProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const outer = box.current
    if (!outer) return
    const observer = new ResizeObserver(() => {
      if (outer.scrollWidth > outer.clientWidth) outer.tabIndex = 0
      else outer.removeAttribute('tabindex')
    })
    for (const watched of [outer, ...outer.children]) observer.observe(watched)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    const outer = box.current
    if (!outer || show === null) return
    const hidden = outer.scrollWidth - outer.clientWidth
    // Read from the right, a box starts at 0 with its right end and counts below it.
    const start = getComputedStyle(outer).direction === 'rtl' ? hidden : 0
    const from = outer.scrollLeft + start
    if (show < from || show > from + outer.clientWidth) outer.scrollLeft = show - outer.clientWidth / 2 - start
  }, [show])
  return (
    <section className={classes('scrolls', className)} aria-label={label} ref={box}>
      {children}
    </section>
  )
}
