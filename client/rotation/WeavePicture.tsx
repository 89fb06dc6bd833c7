import type { Meetings } from '@tablecloth/shared/seating/meetings.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { memo, type PointerEvent, useMemo, useRef } from 'react'
import { useFormat } from '../i18n/format.ts'
import { classes } from '../ui/classes.ts'
import { HemNames, nameRoom } from './HemNames.tsx'
import { useWidth } from './use-width.ts'
import {
  type Diamond,
  diamondsOf,
  drawingOf,
  type Hem,
  PITCH,
  pairUnder,
  personUnder,
  threadOf,
} from './weave-geometry.ts'

/** Up to so many people their names stand along the hem. */
export const NAMED = 60
/** The room a person has along the hem, in CSS px: what a name needs, what a diamond needs, and no more than looks well. */
const LEAST_NAMED = 17
const LEAST = 5
const MOST = 34
/** A numeral is read from here on. */
const NUMERAL = 14

interface WeavePictureProps {
  people: Rotation['people']
  meetings: Meetings
  mirrored: boolean
  label: string
  /** A place in the list of people. */
  chosen: number | null
  onChoose: (person: number) => void
  onPoint: (pair: [number, number] | null) => void
}

/** The picture alone. Everything in it is said in words beside it, and chosen there by keyboard. */
export function WeavePicture({ people, meetings, mirrored, label, chosen, onChoose, onPoint }: WeavePictureProps) {
  const box = useRef<HTMLDivElement>(null)
  const weave = useRef<SVGGElement>(null)
  const width = useWidth(box)
  const named = people.length <= NAMED
  const hem = useMemo(() => ({ people: people.length, mirrored }), [people.length, mirrored])
  const diamonds = useMemo(() => diamondsOf(meetings, mirrored), [meetings, mirrored])
  const own = useMemo(() => diamonds.filter(({ one, other }) => one === chosen || other === chosen), [diamonds, chosen])
  const room = nameRoom(people)
  const fitting = (width - room.beside) / people.length
  const pitch = Math.min(MOST, Math.max(named ? LEAST_NAMED : LEAST, fitting))
  const scale = pitch / PITCH
  const across = pitch * people.length
  const up = across / 2 + 4

  const under = (event: PointerEvent) => {
    const grid = weave.current?.getScreenCTM()?.inverse()
    if (!grid) return { pair: null, person: null }
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(grid)
    return y < 0 ? { pair: pairUnder(x, y, hem), person: null } : { pair: null, person: personUnder(x, hem) }
  }
  const choose = (event: PointerEvent) => {
    const { pair, person } = under(event)
    // A crossing belongs to two: pressed again, it chooses the other.
    const wished = person ?? (pair?.[0] === chosen ? pair?.[1] : pair?.[0])
    if (wished !== undefined) onChoose(wished)
  }
  return (
    <div className="weave-box" ref={box}>
      {width > 0 && (
        <svg
          className={classes('weave', !named && 'fine', chosen !== null && 'choosing')}
          role="img"
          aria-label={label}
          width={across + room.beside}
          height={up + room.below}
          onPointerUp={choose}
          onPointerMove={(event) => onPoint(under(event).pair)}
          onPointerLeave={() => onPoint(null)}
        >
          <g transform={`translate(${mirrored ? room.beside : 0} ${up})`}>
            <g ref={weave} transform={`scale(${scale})`}>
              <Cloth hem={hem} threads={named} />
              {chosen !== null && <path className="own thread" d={threadOf(chosen, hem)} />}
              <Diamonds diamonds={diamonds} />
              {own.length > 0 && (
                <g className="own">
                  <Diamonds diamonds={own} />
                </g>
              )}
            </g>
            {pitch >= NUMERAL && <Numerals diamonds={diamonds} scale={scale} chosen={chosen} />}
            <HemNames people={people} hem={hem} pitch={pitch} own={own} chosen={chosen} all={named} />
          </g>
        </svg>
      )}
    </div>
  )
}

/** The hem, and everyone's threads while they can be told apart. */
const Cloth = memo(function Cloth({ hem, threads }: { hem: Hem; threads: boolean }) {
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

const Diamonds = memo(function Diamonds({ diamonds }: { diamonds: readonly Diamond[] }) {
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

interface NumeralsProps {
  diamonds: readonly Diamond[]
  scale: number
  chosen: number | null
}

/** How often those meet who meet again. */
const Numerals = memo(function Numerals({ diamonds, scale, chosen }: NumeralsProps) {
  const { number } = useFormat()
  const again = diamonds.filter(({ rounds }) => rounds.length > 1)
  return again.map(({ one, other, x, y, rounds }) => (
    <text
      key={`${one}/${other}`}
      className={classes('numeral', (one === chosen || other === chosen) && 'own')}
      x={x * scale}
      y={y * scale}
      fontSize={Math.min(15, 6.4 * scale)}
    >
      {number(rounds.length)}
    </text>
  ))
})
