import { useRef } from 'react'
import { Button } from './Button.tsx'

interface LineButtonsProps {
  at: number
  count: number
  words: (what: 'earlier' | 'later' | 'remove') => string
  onMove: (from: number, to: number) => void
  /** Without it the line has to stay. */
  onRemove?: (at: number) => void
}

/** Moves a line of a list, or takes it out. A line keeps its focus as it moves; after a removal the list has it. */
export function LineButtons({ at, count, words, onMove, onRemove }: LineButtonsProps) {
  const row = useRef<HTMLSpanElement>(null)
  const move = (to: number) => {
    onMove(at, to)
    // At either end the pressed button has nothing more to do; its neighbour takes the focus.
    requestAnimationFrame(() => {
      const [earlier, later] = row.current?.querySelectorAll('button') ?? []
      const pressed = to < at ? earlier : later
      const other = to < at ? later : earlier
      if (pressed?.disabled) other?.focus()
      else pressed?.focus()
    })
  }
  const remove = () => {
    const fieldset = row.current?.closest<HTMLElement>('fieldset')
    onRemove?.(at)
    const next = fieldset?.querySelectorAll<HTMLElement>('textarea, input[type="text"]')
    requestAnimationFrame(() => next?.item(Math.max(0, at - 1))?.focus())
  }
  return (
    <span className="line-buttons" ref={row}>
      <Button
        variant="icon"
        className="plain turned"
        icon="down"
        aria-label={words('earlier')}
        disabled={at === 0}
        onClick={() => move(at - 1)}
      />
      <Button
        variant="icon"
        className="plain"
        icon="down"
        aria-label={words('later')}
        disabled={at === count - 1}
        onClick={() => move(at + 1)}
      />
      {onRemove && (
        <Button variant="icon" className="plain" icon="close" aria-label={words('remove')} onClick={remove} />
      )}
    </span>
  )
}
