import type { Round } from './state.ts'

const MINUTE = 60_000
/** What a café usually needs around its rounds, in minutes. Hosts decide on the day; this is for calendars and the lobby. */
const USUAL = { moving: 5, gallery: 15, harvest: 40 } as const

export type ProgrammePart = 'check-in' | 'rounds' | 'gallery' | 'harvest' | 'check-out'

export interface ProgrammeStep {
  part: ProgrammePart
  /** Milliseconds after the café's start, and how long the part takes. */
  fromMs: number
  ms: number
}

interface Plan {
  checkIn?: Pick<Round, 'minutes'> | null
  checkOut?: Pick<Round, 'minutes'> | null
  rounds: readonly Pick<Round, 'minutes'>[]
}

/** What happens in order, and about when. The rounds are one step, with the time to move after each. */
export function programme({ checkIn, checkOut, rounds }: Plan): ProgrammeStep[] {
  const minutesOfRounds = rounds.reduce((sum, round) => sum + round.minutes + USUAL.moving, 0)
  const parts: [ProgrammePart, number | undefined][] = [
    ['check-in', checkIn?.minutes],
    ['rounds', minutesOfRounds],
    ['gallery', USUAL.gallery],
    ['harvest', USUAL.harvest],
    ['check-out', checkOut?.minutes],
  ]
  const steps: ProgrammeStep[] = []
  let fromMs = 0
  for (const [part, minutes] of parts) {
    if (minutes === undefined) continue
    const ms = minutes * MINUTE
    steps.push({ part, fromMs, ms })
    fromMs += ms
  }
  return steps
}

/** How long the whole café takes, in milliseconds. */
export function programmeMs(plan: Plan): number {
  return programme(plan).reduce((sum, step) => sum + step.ms, 0)
}
