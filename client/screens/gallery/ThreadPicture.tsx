import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Tally } from '../../ui/Tally.tsx'
import type { LaidTable } from './tables.ts'
import { type Arc, arcsOf } from './thread-arcs.ts'
import type { TiedThread } from './use-threads.ts'

/** Of the picture, in its own units: a table is so wide, and the highest arc so high. */
const WIDE = 100
const HIGH = 90

/** The tables in their row and a thread from one to the other. The list beside it says the same, so it is silent to readers. */
export function ThreadPicture({ tables, threads }: { tables: readonly LaidTable[]; threads: readonly TiedThread[] }) {
  const { t } = useTranslation('threads')
  const { number } = useFormat()
  const arcs = arcsOf(
    tables.map(({ id }) => id),
    threads,
  )
  return (
    <figure className="thread-picture" aria-hidden="true" title={t('drawn')}>
      <svg viewBox={`0 0 ${tables.length * WIDE} ${HIGH + 14}`} preserveAspectRatio="none" role="presentation">
        {arcs.map((arc) => (
          <path key={arc.id} d={pathOf(arc)} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      {arcs.map((arc, n) => (
        <span
          key={arc.id}
          className="arc-number"
          style={{
            insetInlineStart: `${(((arc.from + arc.to) / 2 + 0.5) / tables.length) * 100}%`,
            insetBlockStart: `${100 - (arc.height * HIGH * 100) / (HIGH + 14)}%`,
          }}
        >
          {number(n + 1)}
        </span>
      ))}
      <div className="thread-tables">
        {tables.map(({ id, number: count }) => (
          <span key={id}>
            <Tally count={count} size="s" />
          </span>
        ))}
      </div>
    </figure>
  )
}

/** Half an ellipse from table to table. */
function pathOf({ from, to, height }: Arc): string {
  const [start, end] = [(from + 0.5) * WIDE, (to + 0.5) * WIDE]
  const base = HIGH + 14
  return `M ${start} ${base} A ${(end - start) / 2} ${height * HIGH} 0 0 1 ${end} ${base}`
}
