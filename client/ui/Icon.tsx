import { heavy, type IconName, mirrored, paths } from './icons.ts'

interface IconProps {
  name: IconName
  size?: 's' | 'm'
}

/** A mark beside a word; hidden from readers, since the word says it. */
export function Icon({ name, size = 'm' }: IconProps) {
  const flip = mirrored.has(name) ? ' flip' : ''
  return (
    <svg
      className={`i${size === 's' ? ' s' : ''}${flip}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      {...(heavy.has(name) ? { strokeWidth: 3 } : {})}
    >
      <path d={paths[name]} {...(name === 'dot' ? { fill: 'currentColor', stroke: 'none' } : {})} />
    </svg>
  )
}
