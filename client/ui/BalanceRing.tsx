import { classes } from './classes.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

const RADIUS = 26
const ROUND = 2 * Math.PI * RADIUS
const GAP = 5
const KNOT = 7

interface Stretch {
  start: number
  length: number
}

/** Where each voice lies on the ring, as lengths along it; zero shares become knots of one size. */
export function stretches(shares: readonly number[]): Stretch[] {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  const knots = shares.filter((share) => share <= 0).length
  const free = Math.max(0, ROUND - shares.length * GAP - knots * KNOT)
  let at = 0
  return shares.map((share) => {
    // Before anyone has spoken the knots stand evenly; later they sit between the stretches.
    const length = total === 0 ? ROUND / shares.length - GAP : share > 0 ? (share / total) * free : KNOT
    const start = at
    at += length + GAP
    return { start, length }
  })
}

interface BalanceRingProps {
  /** One a voice, in an order already shuffled for the round; 0 is a voice not yet heard. */
  shares: readonly number[]
  own?: number
  label?: string
  size?: 's' | 'm'
}

/** How the talking was shared, without names: one stretch a voice, all in the same ink. */
export function BalanceRing({ shares, own, label, size = 'm' }: BalanceRingProps) {
  return (
    <>
      <svg className={classes('ring', size === 's' && 's')} viewBox="0 0 64 64" focusable="false" aria-hidden="true">
        {stretches(shares).map(({ start, length }, i) => {
          const mine = i === own ? 'own' : undefined
          if ((shares[i] ?? 0) > 0) {
            const dash = `${Math.max(1.5, length).toFixed(2)} ${ROUND.toFixed(2)}`
            return (
              <circle
                key={start}
                {...(mine ? { className: mine } : {})}
                cx="32"
                cy="32"
                r={RADIUS}
                strokeDasharray={dash}
                strokeDashoffset={(-start).toFixed(2)}
                transform="rotate(-90 32 32)"
              />
            )
          }
          const angle = ((start + length / 2) / ROUND) * 2 * Math.PI - Math.PI / 2
          return (
            <circle
              key={start}
              className={classes('knot', mine)}
              cx={(32 + RADIUS * Math.cos(angle)).toFixed(2)}
              cy={(32 + RADIUS * Math.sin(angle)).toFixed(2)}
              r="3.5"
            />
          )
        })}
      </svg>
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
    </>
  )
}
