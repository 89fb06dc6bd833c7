/** "Did you have room?", asked between rounds. */
export type PulseAnswer = 'yes' | 'some' | 'no'
export type Pulse = Record<PulseAnswer, number>
/** What the café hears of it. */
export type PulseWord = 'most-had-room' | 'mixed' | 'many-lacked-room'

/** Fewer answers than this are nobody's but theirs who gave them. */
const FEWEST_ANSWERS = 5

export const noAnswers: Pulse = { yes: 0, some: 0, no: 0 }

/** Words with room in them: none says that all answered alike. */
export function pulseWord({ yes, some, no }: Pulse): PulseWord | null {
  const all = yes + some + no
  if (all < FEWEST_ANSWERS) return null
  if (no * 3 >= all) return 'many-lacked-room'
  return yes * 3 >= all * 2 ? 'most-had-room' : 'mixed'
}
