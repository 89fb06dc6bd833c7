import { useFormat } from '../i18n/format.ts'
import { classes } from './classes.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

const BAR = 3
const STEP = 7
const GROUP = 34

interface TallyProps {
  count: number
  size?: 's' | 'm' | 'l' | 'xl'
  /** Said by readers; without it the words beside it say the number. */
  label?: string
}

/** A table's number as on a bill: four bars and a thread across. Above ten people read numerals. */
export function Tally({ count, size = 'm', label }: TallyProps) {
  const { number } = useFormat()
  return (
    <>
      {count > 10 || count < 1 ? (
        <span className={classes('tally-n num', size)} aria-hidden="true">
          {number(count)}
        </span>
      ) : (
        <Bars count={count} size={size} />
      )}
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
    </>
  )
}

function Bars({ count, size }: { count: number; size: string }) {
  const groups = Array.from({ length: Math.ceil(count / 5) }, (_, g) => ({
    at: g * GROUP,
    bars: Math.min(5, count - g * 5),
  }))
  const last = groups.at(-1) ?? { at: 0, bars: 1 }
  const width = last.at + (last.bars === 5 ? 27 : last.bars * STEP - 1)
  return (
    <svg className={classes('tally', size)} viewBox={`-3 0 ${width + 3} 20`} focusable="false" aria-hidden="true">
      {groups.map(({ at, bars }) => (
        <TallyGroup key={at} bars={bars} at={at} />
      ))}
    </svg>
  )
}

/** One group of up to five, in a box 24 wide and 20 high. */
export function TallyGroup({ bars, at = 0, height = 20 }: { bars: number; at?: number; height?: number }) {
  const upright = Math.min(bars, 4)
  return (
    <g transform={`translate(${at} 0)`}>
      {[0, 1, 2, 3].slice(0, upright).map((i) => (
        <rect key={i} x={i * STEP} y="0" width={BAR} height={height} fill="currentColor" />
      ))}
      {bars === 5 && (
        <path
          d={`M-2 ${height * 0.82}L26 ${height * 0.18}`}
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      )}
    </g>
  )
}
