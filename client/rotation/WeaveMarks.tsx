import { memo } from 'react'
import { useFormat } from '../i18n/format.ts'
import { classes } from '../ui/classes.ts'
import { type Diamond, drawingOf, type Hem, PITCH, threadOf } from './weave-geometry.ts'

/** In a picture however fine, the chosen person's diamonds are drawn at least at this scale. */
export const OWN_SCALE = 1

/** The hem, and everyone's threads while they can be told apart. */
export const Cloth = memo(function Cloth({ hem, threads }: { hem: Hem; threads: boolean }) {
  const all = threads ? Array.from({ length: hem.people }, (_, person) => threadOf(person, hem)).join('') : ''
  const end = hem.people * PITCH
  const top = end / 2
  return (
    <>
      <path className="bounds" d={`M0 0L${top} ${-top} ${end} 0z`} />
      <path className="warp" d={all} />
      <path className="hem" d={`M0 0h${end}`} />
    </>
  )
})

export const Diamonds = memo(function Diamonds({ diamonds }: { diamonds: readonly Diamond[] }) {
  const { fills, edges, again } = drawingOf(diamonds)
  return (
    <>
      <path className="ground" d={edges} />
      {fills.map(({ pattern, d }) => (
        <path key={pattern} className="fill" d={d} />
      ))}
      <path className="edge" d={edges} />
      <path className="again" d={again} />
    </>
  )
})

/** The chosen person's diamonds, over the others. */
export function Own({ diamonds, scale }: { diamonds: readonly Diamond[]; scale: number }) {
  const own = Math.max(scale, OWN_SCALE)
  const placed = diamonds.map((diamond) => ({
    ...diamond,
    x: (diamond.x * scale) / own,
    y: (diamond.y * scale) / own,
  }))
  return (
    <g className="own" transform={`scale(${own})`}>
      <Diamonds diamonds={placed} />
    </g>
  )
}

interface NumeralsProps {
  diamonds: readonly Diamond[]
  scale: number
  /** The scale of the diamonds that they stand in. */
  size: number
  chosen: number | null
}

/** How often those meet who meet again. */
export const Numerals = memo(function Numerals({ diamonds, scale, size, chosen }: NumeralsProps) {
  const { number } = useFormat()
  const again = diamonds.filter(({ rounds }) => rounds.length > 1)
  return (
    <g fontSize={Math.min(15, 7.2 * size)}>
      {again.map(({ one, other, x, y, rounds }) => (
        <text
          key={`${one}/${other}`}
          className={classes('numeral', (one === chosen || other === chosen) && 'own')}
          x={x * scale}
          y={y * scale}
        >
          {number(rounds.length)}
        </text>
      ))}
    </g>
  )
})
