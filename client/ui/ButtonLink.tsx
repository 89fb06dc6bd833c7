import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import { buttonClass, type Looks } from './Button.tsx'
import { Icon } from './Icon.tsx'

type ButtonLinkProps = Looks &
  Omit<ComponentProps<'a'>, 'href'> &
  ({ to: string; href?: never } | { href: string; to?: never })

/** A link that looks like a button: `to` a screen of ours, `href` anything else. */
export function ButtonLink({ variant, wide, small, icon, className, children, to, href, ...rest }: ButtonLinkProps) {
  const look: Looks = { ...(variant && { variant }), ...(wide && { wide }), ...(small && { small }) }
  const name = buttonClass(look, className)
  const inside = (
    <>
      {icon && <Icon name={icon} size={variant === 'icon' ? 'm' : 's'} />}
      {children}
    </>
  )
  if (to !== undefined) {
    return (
      <Link {...rest} to={to} className={name}>
        {inside}
      </Link>
    )
  }
  return (
    <a {...rest} href={href} className={name}>
      {inside}
    </a>
  )
}
