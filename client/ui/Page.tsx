import type { ReactNode } from 'react'
import { useTitle } from '../app/use-title.ts'
import { Brand } from './Brand.tsx'
import { LeaveQuickly } from './LeaveQuickly.tsx'

interface PageProps {
  title: string
  /** The tab says only the product's name: for everyone whose screen may be seen by somebody else. */
  neutral?: boolean
  className?: string
  /** Start of the bar, instead of the brand. */
  start?: ReactNode
  /** End of the bar. */
  end?: ReactNode
  /** Leave quickly stands in the corner. */
  leave?: boolean
  bare?: boolean
  footer?: ReactNode
  children: ReactNode
}

/** The frame of a screen: bar, main part, footer. Put one h1 inside. */
export function Page({ title, neutral = false, className, start, end, leave, bare, footer, children }: PageProps) {
  useTitle(title, { neutral })
  return (
    <div className="page">
      {!bare && (
        <header className="bar">
          {start ?? <Brand />}
          <span className="push" />
          {end}
          {leave && <LeaveQuickly />}
        </header>
      )}
      <main id="main" tabIndex={-1} {...(className ? { className } : {})}>
        {children}
      </main>
      {footer}
    </div>
  )
}
