import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

interface NoticeProps {
  /** `heed` and `stop` are for the system's troubles, never for a person; `live` for what happens now. */
  kind?: 'plain' | 'live' | 'heed' | 'stop'
  icon?: IconName
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Interrupts a reader. */
  urgent?: boolean
  /** Was there when the page came: says itself in its place only. */
  still?: boolean
}

const usual: Partial<Record<NonNullable<NoticeProps['kind']>, IconName>> = { heed: 'warning', stop: 'lock' }

export function Notice({ kind = 'plain', icon, title, children, actions, urgent, still }: NoticeProps) {
  const mark = icon ?? usual[kind]
  const role = still ? undefined : urgent ? 'alert' : 'status'
  return (
    <div className={classes('notice', kind !== 'plain' && kind)} {...(role ? { role } : {})}>
      {mark && <Icon name={mark} />}
      <div className="grow">
        {title && <strong>{title}</strong>} {children}
        {actions && <div className="acts">{actions}</div>}
      </div>
    </div>
  )
}
