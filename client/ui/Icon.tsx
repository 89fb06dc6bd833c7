import { classes } from './classes.ts'
import { heavy, type IconName, mirrored, paths } from './icons.ts'

interface IconProps {
  name: IconName
  size?: 's' | 'm'
}

/** A mark beside a word; hidden from readers, since the word says it. */
export function Icon({ name, size = 'm' }: IconProps) {
  return (
    <svg
      className={classes('i', size === 's' && 's', mirrored.has(name) && 'flip', heavy.has(name) && 'heavy')}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} {...(name === 'dot' ? { fill: 'currentColor', stroke: 'none' } : {})} />
    </svg>
  )
}
