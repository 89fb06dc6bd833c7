import { type Meetings, roundsTogether } from '@tablecloth/shared/seating/meetings.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { classes } from '../ui/classes.ts'
import { HemNames, nameRoom } from './HemNames.tsx'
import { Scroller } from './Scroller.tsx'
import { useWidth } from './use-width.ts'
import { Cloth, Diamonds, Numerals, OWN_SCALE, Own } from './WeaveMarks.tsx'
import { diamondsOf, hemAt, PITCH, pairUnder, personUnder, threadOf } from './weave-geometry.ts'

/** Up to so many people their names stand along the hem. */
export const NAMED = 60
/** The room a person has along the hem, in CSS px: what a name needs, what a diamond needs, and no more than looks well. */
const LEAST_NAMED = 17
const LEAST = 4
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
}

/** The picture alone. Everything in it is said in words beside it, and chosen there by keyboard. */
export function WeavePicture({ people, meetings, mirrored, label, chosen, onChoose }: WeavePictureProps) {
  const { t } = useTranslation('rotation')
  const box = useRef<HTMLDivElement>(null)
  const weave = useRef<SVGGElement>(null)
  const width = useWidth(box)
  const [pointed, setPointed] = useState<[number, number] | null>(null)
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
  const left = mirrored ? room.beside : 0
  const below = named || chosen !== null ? room.below : 4

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
  const point = (event: PointerEvent) => {
    const { pair } = under(event)
    if (pair?.join() !== pointed?.join()) setPointed(pair)
  }
  return (
    <div ref={box}>
      <Scroller
        label={t('weave.picture')}
        className="weave-box"
        show={width === 0 || chosen === null ? null : left + hemAt(chosen, hem) * scale}
      >
        {width > 0 && (
          <svg
            className={classes('weave', !named && 'fine', chosen !== null && 'choosing')}
            role="img"
            aria-label={label}
            width={across + room.beside}
            height={up + below}
            onPointerUp={choose}
            onPointerMove={point}
            onPointerLeave={() => setPointed(null)}
          >
            <g transform={`translate(${left} ${up})`}>
              <g ref={weave} transform={`scale(${scale})`}>
                <Cloth hem={hem} threads={named} />
                {chosen !== null && <path className="own thread" d={threadOf(chosen, hem)} />}
                <Diamonds diamonds={diamonds} />
              </g>
              <Own diamonds={own} scale={scale} />
              {pitch >= NUMERAL && <Numerals diamonds={diamonds} scale={scale} size={scale} chosen={chosen} />}
              {pitch < NUMERAL && <Numerals diamonds={own} scale={scale} size={OWN_SCALE} chosen={chosen} />}
              <HemNames people={people} hem={hem} pitch={pitch} own={own} chosen={chosen} all={named} />
            </g>
          </svg>
        )}
      </Scroller>
      <p className="pointed meta" aria-hidden="true">
        {pointed ? <Pair people={people} meetings={meetings} pair={pointed} /> : t('weave.hint')}
      </p>
    </div>
  )
}

interface PairProps {
  people: Rotation['people']
  meetings: Meetings
  pair: [number, number]
}

/** What is under the pointer, for those who point. */
function Pair({ people, meetings, pair: [one, other] }: PairProps) {
  const { t } = useTranslation('rotation')
  const { number, list } = useFormat()
  const rounds = roundsTogether(meetings, one, other).map((round) => number(round + 1))
  const names = { one: people[one]?.name, other: people[other]?.name }
  if (rounds.length === 0) return t('weave.never', names)
  return t('weave.pair', { ...names, count: rounds.length, rounds: list(rounds) })
}
