import { useTranslation } from 'react-i18next'
import { TallyGroup } from '../../ui/Tally.tsx'

const WIDTH = 560
const HALF = 33
const AROUND = 60

/** The five cloths in the plan's own units: centre, seats, and how far the table is turned. */
const tables = [
  { x: 96, y: 96, seats: 5, turn: 12, lie: -3 },
  { x: 300, y: 74, seats: 4, turn: 40, lie: 4 },
  { x: 130, y: 290, seats: 4, turn: 0, lie: 2 },
  { x: 318, y: 262, seats: 5, turn: 30, lie: -4 },
  { x: 478, y: 176, seats: 5, turn: 58, lie: 3 },
] as const

/** One guest's way: table and seat, in the order of the rounds. */
const way = [
  { table: 0, seat: 0 },
  { table: 3, seat: 3 },
  { table: 4, seat: 2 },
] as const

interface Point {
  x: number
  y: number
}

function seatAt(table: number, seat: number): Point {
  const { x, y, seats, turn } = tables[table] ?? tables[0]
  const angle = ((seat / seats) * 360 + turn) * (Math.PI / 180)
  return { x: x + AROUND * Math.cos(angle), y: y + AROUND * Math.sin(angle) }
}

/** A café seen from above: five cloths, people round them, and one guest's way from seat to seat. It runs as the page reads. */
export function CafePlan({ title }: { title: string }) {
  const { i18n } = useTranslation()
  const rtl = i18n.dir() === 'rtl'
  const across = (x: number) => Math.round(rtl ? WIDTH - x : x)
  const [start, middle, end] = way.map(({ table, seat }) => seatAt(table, seat))
  const sits = (table: number, seat: number) => way.findIndex((stop) => stop.table === table && stop.seat === seat)

  return (
    <svg className="plan" viewBox={`0 0 ${WIDTH} 360`} role="img" aria-label={title}>
      {start && middle && end && (
        <path
          className="way"
          d={`M${across(start.x)} ${start.y}C${across(start.x + 70)} ${start.y + 20} ${across(middle.x - 60)} ${middle.y - 20} ${across(middle.x)} ${middle.y}S${across(end.x - 60)} ${end.y + 40} ${across(end.x)} ${end.y}`}
        />
      )}
      {tables.map((table, i) => (
        <g key={table.x}>
          {Array.from({ length: table.seats }, (_, seat) => seat).map((seat) => {
            const at = seatAt(i, seat)
            const stop = sits(i, seat)
            const kind = stop === way.length - 1 ? 'seat here' : stop >= 0 ? 'seat been' : 'seat'
            return <circle key={seat} className={kind} cx={across(at.x)} cy={at.y.toFixed(1)} r="6.5" />
          })}
          <rect
            className="cloth"
            x={across(table.x) - HALF}
            y={table.y - HALF}
            width={HALF * 2}
            height={HALF * 2}
            rx="1.5"
            transform={`rotate(${45 + table.lie} ${across(table.x)} ${table.y})`}
          />
          <g transform={`translate(${across(table.x) - (Math.min(i, 3) * 7 + 3) / 2} ${table.y - 10})`}>
            <TallyGroup bars={i + 1} height={20} />
          </g>
        </g>
      ))}
    </svg>
  )
}
