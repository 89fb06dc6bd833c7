import { classes } from './classes.ts'

interface FaceProps {
  name: string
  you?: boolean
  /** Has the floor now. */
  live?: boolean
  size?: 's' | 'm'
}

/**
 * One or two letters that tell neighbours apart: the closing number of "Guest 12", the initials of
 * two Latin words, else the first letters. Scripts whose letters join show one.
 */
export function initials(name: string): string {
  const trimmed = name.trim()
  const closing = /(\d{1,3})$/u.exec(trimmed)?.[1]
  if (closing) return closing
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(trimmed)].map((s) => s.segment)
  const first = letters[0]
  if (!first) return '·'
  if (!/\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u.test(first)) return first
  const words = trimmed.split(/\s+/u)
  const second = words.length > 1 ? words.at(-1)?.[0]?.toUpperCase() : letters[1]
  return first.toUpperCase() + (second ?? '')
}

export function Face({ name, you = false, live = false, size = 'm' }: FaceProps) {
  return (
    <span className={classes('face', size === 's' && 's', you && 'you', live && 'live')} aria-hidden="true" dir="auto">
      {initials(name)}
    </span>
  )
}
