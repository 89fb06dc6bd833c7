import type { ReactNode } from 'react'

/** For ears, not for eyes. */
export function VisuallyHidden({
  as: Tag = 'span',
  children,
}: {
  as?: 'span' | 'p' | 'h2' | 'h3'
  children: ReactNode
}) {
  return <Tag className="vh">{children}</Tag>
}
