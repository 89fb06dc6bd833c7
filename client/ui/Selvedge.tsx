import { useId } from 'react'
import { TallyGroup } from './Tally.tsx'

/** The woven edge of a cloth, with its table's number run along it. */
export function Selvedge({ count = 5 }: { count?: number }) {
  const id = useId()
  const inTally = count >= 1 && count <= 10
  const first = Math.min(count, 5)
  const rest = count - 5
  const width = inTally ? (rest > 0 ? 74 : 40) : 56
  return (
    <svg className="selvedge" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width={width} height="14" patternUnits="userSpaceOnUse">
          {inTally ? (
            <>
              <TallyGroup bars={first} at={8} height={9} />
              {rest > 0 && <TallyGroup bars={rest} at={40} height={9} />}
            </>
          ) : (
            <text x="8" y="9" fontSize="10" fontWeight="650" fontFamily="var(--f-display)" fill="currentColor">
              {count}
            </text>
          )}
        </pattern>
      </defs>
      <rect width="100%" height="10" fill={`url(#${id})`} />
      <rect y="11.5" width="100%" height="1" fill="currentColor" />
    </svg>
  )
}
