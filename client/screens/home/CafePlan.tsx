import { TallyGroup } from '../../ui/Tally.tsx'

/** Centres of the five cloths, in the plan's own units. */
const tables = [
  { x: 96, y: 92, seats: 5 },
  { x: 300, y: 62, seats: 4 },
  { x: 508, y: 112, seats: 5 },
  { x: 716, y: 64, seats: 5 },
  { x: 904, y: 104, seats: 4 },
] as const

const HALF = 38
const AROUND = 58

/** People as dots round a cloth, a little turned from table to table so that no two look stamped. */
function Seats({ table, turn }: { table: (typeof tables)[number]; turn: number }) {
  return Array.from({ length: table.seats }, (_, i) => {
    const angle = ((i + turn) / table.seats) * 2 * Math.PI
    return (
      <circle
        key={angle}
        cx={(table.x + AROUND * Math.cos(angle)).toFixed(1)}
        cy={(table.y + AROUND * Math.sin(angle)).toFixed(1)}
        r="6"
        fill="var(--room)"
        stroke="var(--ink-2)"
        strokeWidth="1.75"
      />
    )
  })
}

/** A café seen from above: five cloths, and one guest's way through three of them. */
export function CafePlan({ title }: { title: string }) {
  return (
    <svg className="plan" viewBox="0 0 1000 180" role="img" aria-label={title}>
      <path
        d="M96 92C170 190 420 190 508 112S700 -20 716 64"
        fill="none"
        stroke="var(--thread)"
        strokeWidth="3"
        strokeDasharray="11 6"
        strokeLinecap="round"
      />
      {tables.map((table, i) => (
        <g key={table.x}>
          <Seats table={table} turn={i * 0.37 + 0.1} />
          <rect
            x={table.x - HALF}
            y={table.y - HALF}
            width={HALF * 2}
            height={HALF * 2}
            rx="1.5"
            transform={`rotate(${45 + (i % 2 ? 3 : -2)} ${table.x} ${table.y}) scale(1)`}
            fill="var(--cloth)"
            stroke="var(--line-strong)"
            strokeWidth="1.5"
          />
          <g transform={`translate(${table.x - (Math.min(i, 3) * 7 + 3) / 2} ${table.y - 11})`}>
            <TallyGroup bars={i + 1} height={22} />
          </g>
        </g>
      ))}
    </svg>
  )
}
