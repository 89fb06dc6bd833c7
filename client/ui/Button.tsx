import type { ComponentProps, MouseEvent } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface Looks {
  /** `main`: the one main button of a screen. `live`: what happens now. `icon`: a mark alone; give `aria-label`. */
  variant?: 'main' | 'plain' | 'live' | 'icon'
  wide?: boolean
  small?: boolean
  icon?: IconName
}

export interface ButtonProps extends Looks, ComponentProps<'button'> {
  /** Under way: keeps its focus and its place, and does nothing when pressed again. */
  busy?: boolean
  pressed?: boolean
}

export function buttonClass({ variant, wide, small }: Looks, extra?: string): string {
  return classes('btn', variant, wide && 'wide', small && 'small', extra)
}

export function Button({
  variant,
  wide,
  small,
  icon,
  busy = false,
  pressed,
  className,
  type = 'button',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look: Looks = { ...(variant && { variant }), ...(wide && { wide }), ...(small && { small }) }
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, className)}
      onClick={press}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(busy ? { 'aria-busy': true, 'aria-disabled': true } : {})}
      {...(variant === 'icon' && rest.title === undefined ? { title: rest['aria-label'] } : {})}
    >
      {icon && <Icon name={icon} size={variant === 'icon' ? 'm' : 's'} />}
      {children}
    </button>
  )
}
